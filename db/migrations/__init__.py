"""Migrations of the register, applied in order by `db.migrate`.

What Tortoise can say (tables, columns, indexes, CHECKs) is said in its operations; the rest is
SQL, in the file of the same name. A member of a closed list stands here as text: the list of
`db.enumerations` may not change without a migration.
"""
