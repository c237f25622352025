"""From library and answers to documents: selection, composition, lock, explanation."""
