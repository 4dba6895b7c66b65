"""The evaluator and PostgreSQL say the same of every hostile record, and no mutant of a rule does."""
