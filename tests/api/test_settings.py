"""Settings: what is documented exists, what exists is documented, and a wrong one is named."""

import re
from pathlib import Path

import pytest

from api.settings import DemonstrationSettings, Settings, SettingsError, read_settings, variable

PAGE = Path(__file__).parents[2] / "docs/settings.md"
ROW = re.compile(r"^\| `(?P<name>[A-Z0-9_]+)` \| (?P<default>[^|]+) \|", re.MULTILINE)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)


def written(default: object) -> str:
    match default:
        case None:
            return "none"
        case bool():
            return f"`{str(default).lower()}`"
        case _:
            return f"`{default}`"


def test_the_page_names_every_setting_with_its_default() -> None:
    documented = {row["name"]: row["default"] for row in ROW.finditer(PAGE.read_text())}
    fields = Settings.model_fields.items()
    assert documented == {variable(name): written(field.default) for name, field in fields}


def test_a_variable_sets_a_setting_and_an_option_goes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("GREFFE_MAX_DEPTH", "3")
    assert read_settings().port == 9000
    assert read_settings().max_depth == 3
    assert read_settings(port=9001).port == 9001
    assert read_settings(port=None).port == 9000


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert read_settings().database_url is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "http"), ("PORT", "70000"), ("GREFFE_POOL_SIZE", "-7"), ("GREFFE_JOURNAL", "maybe")],
)
def test_a_wrong_value_is_refused_by_its_variable_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as caught:
        read_settings()
    assert value not in str(caught.value).removeprefix(name)


def test_no_variable_turns_the_development_issuer_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GREFFE_DEMONSTRATION", "true")
    assert not Settings().demonstration
    assert DemonstrationSettings().demonstration


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("GREFFE_NOPE", "there is no such setting"),
        ("GREFFE_STRICT_SEAL", "there is no such setting; is it GREFFE_STRICT_SEALS?"),
        ("greffe_strict_seal", "there is no such setting; is it GREFFE_STRICT_SEALS?"),
        ("GREFFE_PORT", "there is no such setting; is it PORT?"),
        ("GREFFE_DATABASE_URL", "there is no such setting; is it DATABASE_URL?"),
    ],
)
def test_a_misspelt_setting_is_named_with_the_one_it_may_be(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setenv(name, "true")
    for kind in (Settings, DemonstrationSettings):
        with pytest.raises(SettingsError) as caught:
            read_settings(kind)
        assert str(caught.value) == f"{name}: {said}"


OF_A_SERVICE = {
    "GREFFE_SERVICE_HOST": "10.96.0.7",
    "GREFFE_SERVICE_PORT": "8000",
    "GREFFE_SERVICE_PORT_HTTP_1": "8000",
    "GREFFE_PORT": "tcp://10.96.0.7:8000",
    "GREFFE_PORT_8000_TCP": "tcp://[fd00::7]:8000",
    "GREFFE_PORT_8000_TCP_PROTO": "tcp",
    "GREFFE_PORT_8000_TCP_PORT": "8000",
    "GREFFE_PORT_8000_TCP_ADDR": "fd00::7",
    "GREFFE_PORT_53_UDP": "udp://10.96.0.7:53",
    "GREFFE_PORT_9_SCTP": "sctp://10.96.0.7:9",
}


def test_what_kubernetes_tells_of_a_service_of_this_name_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in OF_A_SERVICE.items():
        monkeypatch.setenv(name, value)
    assert read_settings() == Settings()
    assert read_settings().port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GREFFE_PORT", "8000"),
        ("GREFFE_PORT", "http://10.96.0.7"),
        ("greffe_port", "tcp://10.96.0.7:8000"),
        ("GREFFE_PORT_8000", "tcp://10.96.0.7:8000"),
        ("GREFFE_PORT_8000_TCP", "8000"),
        ("GREFFE_PORT_8000_TCP_NAME", "tcp"),
        ("GREFFE_SERVICE_PORT", "http"),
        ("GREFFE_SERVICE_NAME", "greffe"),
        ("GREFFE_WEB_SERVICE_HOST", "10.96.0.7"),
    ],
)
def test_what_only_resembles_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: there is no such setting"):
        read_settings()


def test_variables_of_others_and_empty_ones_are_no_settings_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GREFFE_STRICT_SEAL", "")
    monkeypatch.setenv("GREFFIER", "x")
    monkeypatch.setenv("CASES", "20")
    assert not read_settings().strict_seals


def test_the_password_of_the_database_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://greffe:secret@/greffe")
    settings = read_settings()
    assert settings.database_url is not None
    assert "secret" not in repr(settings)
