"""What holds for every combination of answers; `codegen.draft.proof.proving` says what is proven."""
