"""What a browser may call us, and where the journal may be off."""

from pathlib import Path

import pytest

from api.hosts import is_loopback, names_us
from api.issuer import ISSUER
from api.services import application
from api.settings import DemonstrationSettings, Settings, SettingsError
from api.trust import check_journal

ABROAD = "https://issuer.example"


@pytest.mark.parametrize(
    "header",
    [
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "192.0.2.7",
        "greffe.example:80",
    ],
)
def test_addresses_localhost_and_the_name_listened_to_are_ours(header: str) -> None:
    assert names_us(header, "greffe.example")


@pytest.mark.parametrize(
    "header", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "[x]"]
)
def test_another_name_may_be_somebody_else_s(header: str) -> None:
    assert not names_us(header, "127.0.0.1")


def test_loopback_is_what_this_machine_alone_reaches() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.7", "greffe.example")))  # noqa: S104  not listened to


def settings(host: str, issuer: str | None) -> Settings:
    return Settings(host=host, issuer=issuer, jwks="keys.json", journal=False)


@pytest.mark.parametrize(("host", "issuer"), [("0.0.0.0", ISSUER), ("127.0.0.1", ABROAD)])  # noqa: S104  not listened to
def test_nobody_s_cases_are_read_without_a_journal(host: str, issuer: str) -> None:
    with pytest.raises(SettingsError, match=r"^GREFFE_JOURNAL: "):
        check_journal(settings(host, issuer))
    with pytest.raises(SettingsError, match=r"^GREFFE_JOURNAL: "):
        application(settings(host, issuer))


def test_the_journal_may_be_off_to_measure(tmp_path: Path) -> None:
    check_journal(settings("127.0.0.1", ISSUER))
    check_journal(DemonstrationSettings(data=tmp_path, journal=False))
