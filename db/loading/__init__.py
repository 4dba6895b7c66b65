"""Real input: a register as JSON Lines, read as a stream, checked whole, kept whole or not at all.

In the order of the way: `kinds` (what one value may be), `values` (reading one),
`line_rules` (what one line must obey), `records` (the record types), `reading` (file to checked
lines), `staging` (lines to temporary tables), `checking` (what only the whole file tells),
`storing` (temporary tables to the register), `load` (the way itself).
"""
