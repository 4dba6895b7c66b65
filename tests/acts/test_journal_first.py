"""An act is done only once its entry is in the journal."""

from authorised import K1, issue
from doing import Acts

from db.journal import Journal

VI = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)


async def test_what_cannot_be_journalled_is_not_done(acts: Acts) -> None:
    before, entries = await acts.stored(), await acts.entries()
    journal = acts.service.answering._journal
    assert isinstance(journal, Journal)
    await journal.close()
    came = await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)
    assert came.code == "JOURNAL_UNAVAILABLE"
    assert await acts.stored() == before
    assert await acts.entries() == entries
