"""Statistics that name nobody (48-1/al.2, al.14/b; RG-09): cases counted, a closed door."""
