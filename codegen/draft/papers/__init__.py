"""The papers around a code: explanatory note, board paper, and who does what, by when."""
