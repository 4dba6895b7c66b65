"""The database: models, migrations, connections, embedded PostgreSQL, journal, loading, fiction."""
