"""The clause library: clauses, questionnaire, instruments, topics, outlines."""
