"""Who starts a service under a login that may do more than the service is told so, and served."""

import pytest
from structlog.testing import capture_logs

from api.commands import serve
from api.settings import Settings


@pytest.mark.parametrize("warned", [True, False])
async def test_a_login_of_more_rights_is_warned_of_where_it_was_chosen(
    migrated_url: str, monkeypatch: pytest.MonkeyPatch, *, warned: bool
) -> None:
    monkeypatch.setattr(serve, "configure_logs", lambda _level: None)
    settings = Settings.model_validate({"database_url": migrated_url})
    with capture_logs() as told:
        await serve._require_register(settings, warned=warned)
    assert [each["log_level"] for each in told] == ["warning"] * warned
    assert all("is a superuser" in each["login"] for each in told)
