"""The bare endpoint: Greffe's own statement, its JSON made by PostgreSQL, without GraphQL."""
