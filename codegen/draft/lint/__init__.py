"""The lint of a draft: rules of one small function each, in one table, and the criteria they serve."""
