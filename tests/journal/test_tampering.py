"""Whatever is changed in a journal is found, and where, though the last line is made to fit."""

import orjson
from journal_making import Made, ended, findings, said

from db.evidence.canonical import canonical, digest
from db.evidence.findings import Kind
from db.evidence.forms import content_of, read_line
from db.evidence.verifying import NO_KEY, Known, verify

CHANGES = (0x01, 0x20)
"""Bits of a byte that are turned: another digit or letter, the other case or none at all."""


def test_a_journal_that_nobody_touched_is_whole(small: Made, tiny: Made) -> None:
    for made in (small, tiny):
        report = verify(made.lines, made.with_last)
        assert (said(report), report.whole) == ([], True)
    report = verify(small.lines, small.known)
    assert (report.chains, report.entries, report.uncovered, report.purged) == (8, 28, 0, 0)


def test_every_byte_of_every_line_counts(tiny: Made) -> None:
    unread = tried = 0
    for place, line in enumerate(tiny.lines[:-1]):
        for at, byte in enumerate(line):
            for change in CHANGES:
                changed = line[:at] + bytes([byte ^ change]) + line[at + 1 :]
                tried += 1
                if read_line(changed) is None:  # what `verify` says of such a line, for less time
                    unread += 1
                    continue
                found = findings(
                    (*tiny.lines[:place], changed, *tiny.lines[place + 1 :]), tiny.known
                )
                assert found, (place, at, change)
                if line.endswith(b'"type":"entry"}') or b'"type":"entry"' in line:
                    assert found[0].place.line == place + 1
    assert tried == len(CHANGES) * sum(len(line) for line in tiny.lines[:-1])
    assert unread < tried
    unreadable = (*tiny.lines[:5], b"{", *tiny.lines[6:])
    assert findings(unreadable, tiny.known)[0].place.line == 6


def test_every_byte_of_the_last_line_and_every_line_s_end_counts(tiny: Made) -> None:
    *lines, last = tiny.lines
    for at, byte in enumerate(last):
        changed = last[:at] + bytes([byte ^ 1]) + last[at + 1 :]
        assert verify((*lines, changed), tiny.known).found
    for place in range(len(lines)):
        joined = b" ".join(tiny.lines[place : place + 2])
        assert verify((*lines[:place], joined, *tiny.lines[place + 2 :]), tiny.known).found


def test_every_line_that_is_dropped_is_missed(small: Made) -> None:
    for place, line in enumerate(small.lines[:-2]):
        rest = (*small.lines[:place], *small.lines[place + 1 :])
        found = findings(rest, small.known)
        assert found, line
        assert found[0].place.line > place
    without_last = (*small.lines[:-2], small.lines[-1])
    assert b'"type":"checkpoint"' in small.lines[-2]
    assert [each.kind for each in findings(without_last, small.with_last)] == [Kind.TRUNCATION]
    assert verify(small.lines[:-1], small.known).found


def test_every_two_neighbours_that_change_places_are_found(small: Made) -> None:
    for place in range(len(small.lines) - 2):
        lines = list(small.lines)
        lines[place : place + 2] = reversed(lines[place : place + 2])
        found = findings(lines, small.known)
        assert found, lines[place]
        assert abs(found[0].place.line - place) <= 3


def test_every_line_put_in_again_anywhere_is_found(tiny: Made) -> None:
    for line in tiny.lines[:-1]:
        for place in range(len(tiny.lines)):
            lines = (*tiny.lines[:place], line, *tiny.lines[place:])
            assert findings(lines, tiny.known), (line, place)


def test_a_tail_that_is_cut_off_is_missed_by_the_last_checkpoint(small: Made) -> None:
    kept = small.with_last
    for length in range(len(small.lines) - 1):
        assert findings(small.lines[:length], kept), length
        assert verify(small.lines[:length], small.known).found  # the last line is missing


def test_an_entry_altered_with_its_hash_is_found_where_it_stands(small: Made) -> None:
    place = next(n for n, line in enumerate(small.lines) if b'"operation":"b"' in line)
    _, line = read_line(small.lines[place]) or ("", {})
    line["outcome"] = "FORBIDDEN"
    line["hash"] = digest(content_of(line, "hash")).hex()
    forged = content_of({**line, "type": "entry"})
    found = findings((*small.lines[:place], forged, *small.lines[place + 1 :]), small.known)
    assert {each.kind for each in found} == {Kind.ALTERATION}
    assert (found[0].place.writer, found[0].place.seq) == (line["writer"], line["seq"] + 1)


def test_who_has_no_key_cannot_make_it_whole_again(tiny: Made) -> None:
    """Everything is made anew, hashes and all, but the signatures."""
    forged, links, name, before = [], {}, {}, "0" * 64
    for text in tiny.lines[:-1]:
        line = orjson.loads(text)
        kind = line.pop("type")
        if kind == "chain":
            links[line["writer"]] = digest(canonical(line)).hex()
        if kind == "entry":
            line |= {"outcome": "FORGED", "previous": links[line["writer"]]}
            line["hash"] = links[line["writer"]] = digest(content_of(line, "hash")).hex()
            name[line["writer"], line["seq"]] = line["hash"]
        if kind == "checkpoint":
            for head in line["heads"]:
                head["hash"] = name[head["writer"], head["seq"]]
            line["previous"] = before
            before = digest(content_of(line, "signature")).hex()
        forged.append(content_of({**line, "type": kind}))
    found = findings(forged, tiny.known)
    assert [(each.kind, each.place.checkpoint) for each in found] == [
        (Kind.SIGNATURE, 2),
        (Kind.SIGNATURE, 3),
    ]


def test_a_journal_signed_by_somebody_else_is_not_believed(small: Made, tiny: Made) -> None:
    other = Known(frozenset({small.keys[1].public}), tiny.known.now)
    assert [each.kind for each in verify(tiny.lines, other).findings] == [Kind.KEY]


def test_without_a_key_nothing_can_be_told(tiny: Made) -> None:
    report = verify(ended(tiny.lines), Known(frozenset(), tiny.known.now))
    assert (report.untold, report.found, report.whole) == (NO_KEY, 0, False)


def test_nothing_at_all_is_no_journal(tiny: Made) -> None:
    assert not verify([], tiny.known).whole
