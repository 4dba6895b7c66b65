"""`docs/errors.md` says of every code what the table of statuses says."""

import re
from pathlib import Path

from api.statuses import STATUSES

PAGE = Path(__file__).parent.parent.parent / "docs" / "errors.md"
ROW = re.compile(r"^\| `([A-Z_]+)` \| (\d+) \| (\d+) \| .+ \|$", re.MULTILINE)


def test_the_page_lists_every_code_with_its_statuses_in_the_order_of_the_code() -> None:
    listed = [
        (code, int(named), int(plain)) for code, named, plain in ROW.findall(PAGE.read_text())
    ]
    assert listed == [
        (code.value, status.graphql_response, status.json) for code, status in STATUSES.items()
    ]
