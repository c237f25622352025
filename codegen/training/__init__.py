"""Training from a draft: handouts, slides, cards and quizzes that quote the draft as it stands."""
