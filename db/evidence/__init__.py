"""The journal as evidence: hash chains, signed checkpoints, their verification and retention."""
