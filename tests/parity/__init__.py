"""The evaluator and PostgreSQL say the same of every hostile record."""
