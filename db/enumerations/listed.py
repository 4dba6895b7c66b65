"""What every closed list is."""

from enum import StrEnum


class Listed(StrEnum):
    """A closed list whose members are stored, printed and asked for by their own name."""

    @staticmethod
    def _generate_next_value_(name: str, *_counted: object) -> str:
        return name
