"""Hostile registers: small, seeded, and made so that a careless rule, plan or filter goes wrong."""
