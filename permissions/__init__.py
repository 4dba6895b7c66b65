"""The law: who receives what, decided field by field, and its translation to SQL."""
