"""Fixed ids of the small register's records."""


def uid(name: str) -> str:
    """A fixed id for a name of at most twelve hexadecimal digits."""
    return f"00000000-0000-7000-8000-{int(name, 16):012x}"


COURT, APPEAL, CASE, OTHER_CASE = uid("c0"), uid("c1"), uid("ca5e"), uid("ca5f")
OFFENCE, PERSON, COMPANY, PARTY, CHARGE = (uid(name) for name in ("f0", "e0", "e1", "a0", "b0"))
DECISION, SENTENCE, JUDGE, CLERK = (uid(name) for name in ("d0", "d1", "90", "91"))
BODY, STUDY, MISSION, INTERCEPTION = (uid(name) for name in ("b1", "57", "3f", "1c"))
EXHIBIT, ITEM, DIFFICULTY, REQUEST = (uid(name) for name in ("ec", "1e", "d2", "f1"))
FIRST_STEP, SECOND_STEP, KNOWN, INQUIRY = (uid(name) for name in ("a1", "a2", "ac", "19"))
RECORD, SENT = uid("ad"), uid("5e")
START = "2026-01-05T08:00:00Z"
LATER = "2026-02-05T08:00:00Z"
