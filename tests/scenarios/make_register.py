"""Writes `register.jsonl`, the register of the scenarios, from its description.

    python tests/scenarios/make_register.py

The file is committed: it is what a court would load. A test compares it with the description.
"""

from pathlib import Path

from described_cases import describe_cases
from described_cast import describe_cast
from describing import Description

FILE = Path(__file__).with_name("register.jsonl")


def described() -> Description:
    """The whole register under names."""
    register = Description()
    describe_cast(register)
    describe_cases(register)
    return register


if __name__ == "__main__":
    FILE.write_bytes(described().lines())
