"""The perturbation of counts: the cell key method.

Every case has a random record key, drawn once by the database. The key of a cell is the sum of
those of its cases, modulo 2**32: the same cases give the same noise in whatever table they are
counted, so that asking again, or otherwise, averages nothing out. Fraser and Wooton, "A proposed
method for confidentialising tabular output to protect against differencing" (UNECE, 2005);
Thompson, Broadfoot and Elazar, "Methodology for the automatic confidentialisation of statistical
outputs from remote servers at the Australian Bureau of Statistics" (UNECE, 2013).
"""

from hashlib import blake2b

KEYS = 2**32
"""Record keys and cell keys are in [0, KEYS)."""
NOISE = (-2, -1, 0, 1, 2)
"""The perturbation table, one row for all counts: of zero mean and, within its bound, of the
greatest entropy, which is the uniform one (Giessing, "Computational issues in the design of
transition probabilities and disclosure risk estimation for additive noise", 2016).
"""
BOUND = max(NOISE)


def noise(key: int) -> int:
    """What is added to the count of a cell with that key.

    The key is hashed, so that the sums of keys, which add up as counts do, tell nothing of each
    other through their noise.
    """
    digest = blake2b(key.to_bytes(4, "big"), digest_size=8, person=b"greffe-cell").digest()
    return NOISE[int.from_bytes(digest, "big") * len(NOISE) >> 64]
