"""A second reading of the register's law, written from the articles and not from the rules."""
