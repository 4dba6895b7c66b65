"""`greffe policy`: who may see what, by the rules alone."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from api import policy_forms
from api.policy_page import sheets_on
from db.enumerations import Role
from permissions.law import NoLawError
from permissions.purposes import Purpose


class Form(StrEnum):
    """Forms in which the policy is printed."""

    text = "text"
    html = "html"
    json = "json"


_FORMS = {
    Form.text: policy_forms.as_text,
    Form.html: policy_forms.as_html,
    Form.json: policy_forms.as_json,
}

Format = Annotated[Form, typer.Option("--format", help="How it is printed.")]
OfRole = Annotated[Role | None, typer.Option("--role", help="One role only.")]
OfPurpose = Annotated[Purpose | None, typer.Option("--purpose", help="One purpose only.")]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="As the law was on a day; else as it is."),
]


def policy(
    form: Format = Form.text,
    role: OfRole = None,
    purpose: OfPurpose = None,
    on: On = None,
) -> None:
    """Print who may see what: role, purpose, category, with conditions; needs no database."""
    try:
        law, found = sheets_on(on.date() if on else None, role, purpose)
    except NoLawError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None
    typer.echo(_FORMS[form](law, found))
