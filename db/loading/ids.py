"""Ids for records that come without one."""

import secrets
import time


def uuid7() -> str:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of the clock in milliseconds, 74 at random."""
    return uuid7_of(time.time_ns() // 1_000_000, secrets.randbits(74))


def uuid7_of(milliseconds: int, noise: int) -> str:
    """The UUID of version 7 of an instant (ms since 1970) and 74 bits."""
    tail = noise & 0x3FFFFFFFFFFFFFFF | 0x8000000000000000
    head = f"{milliseconds & 0xFFFFFFFFFFFF:012x}7{noise >> 62:03x}{tail:016x}"
    return f"{head[:8]}-{head[8:12]}-{head[12:16]}-{head[16:20]}-{head[20:]}"
