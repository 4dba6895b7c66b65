"""`greffe policy`: who may see what, by the rules alone."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, assert_never

import typer

from api.failures import reported
from api.policy_forms import as_html, as_json, as_text
from api.policy_page import sheets_on
from api.settings import read_settings
from db.enumerations import Role
from permissions.cpp import enacted
from permissions.law import NoLawError
from permissions.purposes import Purpose, open_to_words


class Form(StrEnum):
    """Forms in which the policy is printed."""

    text = "text"
    html = "html"
    json = "json"


Format = Annotated[Form, typer.Option("--format", help="How it is printed.")]
OfRole = Annotated[Role | None, typer.Option("--role", help="One role only.")]
OfPurpose = Annotated[Purpose | None, typer.Option("--purpose", help="One purpose only.")]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="As the law was on a day; else as it is."),
]
French = Annotated[bool, typer.Option("--french", help="Text and HTML in French.")]


def policy(
    form: Format = Form.text,
    role: OfRole = None,
    purpose: OfPurpose = None,
    on: On = None,
    french: French = False,  # noqa: FBT002  an option of the command
) -> None:
    """Print who may see what: role, purpose, category, with conditions; needs no database.

    The readings of the Code are those that the settings choose.
    """
    with reported():
        chosen = enacted(read_settings().readings)
    try:
        law, found = sheets_on(on.date() if on else None, role, purpose, chosen)
    except NoLawError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None
    if not found:
        raise typer.BadParameter(_nothing(role, purpose))
    match form:
        case Form.text:
            typer.echo(as_text(law, found, french=french))
        case Form.html:
            typer.echo(as_html(law, found, french=french))
        case Form.json:
            typer.echo(as_json(law, found))
        case _:
            assert_never(form)


def _nothing(role: Role | None, purpose: Purpose | None) -> str:
    if role is None:
        return f"nobody may state {purpose}"
    stated = f"{purpose}" if purpose else "a purpose"
    return f"{role} may not state {stated}; {open_to_words(role).en}"
