"""The law with one rule changed: what the tests must notice."""
