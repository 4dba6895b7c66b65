"""Writes `register.jsonl`, the register of the scenarios, from its description.

    python tests/scenarios/make_register.py

The file is committed: it is what a court would load. A test compares it with the description.
"""

from pathlib import Path

from described_antecedents import describe_antecedents
from described_cases import describe_cases
from described_cast import describe_cast
from described_control import (
    describe_cases_elsewhere,
    describe_control,
    describe_requests,
    describe_research,
)
from described_inquirers import describe_inquirers
from described_interceptions import describe_interceptions
from described_platform import describe_platform
from describing import Description

FILE = Path(__file__).with_name("register.jsonl")


def described() -> Description:
    """The whole register under names."""
    register = Description()
    describe_cast(register)
    describe_platform(register)
    describe_control(register)
    describe_cases(register)
    describe_cases_elsewhere(register)
    describe_requests(register)
    describe_research(register)
    describe_interceptions(register)
    describe_inquirers(register)
    describe_antecedents(register)
    return register


if __name__ == "__main__":
    FILE.write_bytes(described().lines())
