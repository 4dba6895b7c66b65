"""Erasing what is past its retention: what goes, in which order, in batches that may be stopped.

`steps` says what is due and what goes with it, `gathering` finds it, `purge` erases it and writes
the journal, `report` tells what goes and what waits.
"""
