"""Two drafts, clauses, releases or files held against each other: what changed, why, and to what effect."""
