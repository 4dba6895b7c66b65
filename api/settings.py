"""The settings, read from the environment; `docs/settings.md` explains each, and a test compares.

A setting without a standard name starts with GREFFE_. Durations are in seconds, sizes in bytes.
"""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import Field, PositiveFloat, PositiveInt, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from db.enumerations import Processing
from db.evidence.terms import JOURNAL_YEARS, Terms
from db.watch.rules import Rule, Thresholds
from permissions.acts.terms import DEFAULT_TERMS
from permissions.acts.terms import Terms as ActTerms
from permissions.cpp.options import Options
from permissions.statistics.door import LEAST_THRESHOLD, THRESHOLD

PREFIX = "GREFFE_"

_OF_A_SERVICE = re.compile(
    r"""GREFFE_(
        SERVICE_HOST=.*
      | SERVICE_PORT(_[A-Z0-9_]+)?=\d+
      | PORT(_\d+_(TCP|UDP|SCTP))?=(tcp|udp|sctp)://.*
      | PORT_\d+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR)=.*
    )""",
    re.VERBOSE,
)
"""What Kubernetes sets, with its value, in the containers beside a Service called `greffe`."""

LogLevel = Literal["info", "warning", "error"]


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what was wrong."""


class _Variables(EnvSettingsSource):
    """The environment, where a setting with a standard name is under no other: that GREFFE_PORT
    is not read for PORT.
    """

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Value, key and whether it is of several parts, which none of ours is."""
        key = field.validation_alias if isinstance(field.validation_alias, str) else field_name
        return self.env_vars.get(variable(field_name).lower()), key, False


class Settings(BaseSettings):
    """What an operator may choose."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        populate_by_name=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given, then variables."""
        return init_settings, _Variables(settings_cls)

    # The demonstration trusts the development issuer, whose key is in the data folder. No variable
    # turns it on: only the command that runs the demonstration does.
    demonstration: ClassVar[bool] = False

    database_url: str | None = Field(None, validation_alias="DATABASE_URL", repr=False)
    data: Path = Field(Path(".data"), validation_alias="DATA")
    host: str = Field("127.0.0.1", validation_alias="HOST", min_length=1)
    port: int = Field(8000, validation_alias="PORT", ge=1, le=65535)

    issuer: str | None = None
    audience: str = Field("greffe", min_length=1)
    jwks: str | None = None
    plain_jwt: bool = False

    pool_size: PositiveInt = 8
    statement_timeout: PositiveFloat = 10.0
    grace: PositiveFloat = 20.0

    max_body: PositiveInt = 1_048_576
    max_tokens: PositiveInt = 2_000
    max_depth: PositiveInt = 16
    max_aliases: PositiveInt = 100
    max_cost: PositiveInt = 100_000

    max_sockets: PositiveInt = 10
    max_operations: PositiveInt = 50
    event_seconds: PositiveFloat = 0.5
    recheck_seconds: PositiveFloat = 30.0

    statistics_threshold: int = Field(THRESHOLD, ge=LEAST_THRESHOLD)

    strict_seals: bool = False
    clerks_of_al_11: bool = False
    clerks_of_al_12: bool = False

    authorisation_longest_days: PositiveInt = DEFAULT_TERMS.longest.days
    authorisation_usual_days: PositiveInt = DEFAULT_TERMS.usual.days
    search_hours: PositiveInt = DEFAULT_TERMS.search // timedelta(hours=1)

    introspection: bool = True

    journal: bool = True
    journal_key: Path | None = None
    journal_checkpoint_seconds: PositiveFloat = 60.0
    journal_years_registry: PositiveInt = JOURNAL_YEARS[Processing.REGISTRY]
    journal_years_intercept: PositiveInt = JOURNAL_YEARS[Processing.INTERCEPT]
    journal_years_antecedents: PositiveInt = JOURNAL_YEARS[Processing.ANTECEDENTS]

    watch_seconds: PositiveFloat = 10.0
    watch_silence_seconds: PositiveFloat = 600.0
    watch_subjects: PositiveInt = 500
    watch_browsing: PositiveInt = 200
    watch_searches: PositiveInt = 30
    watch_refusals: PositiveInt = 30
    watch_unknown_callers: PositiveInt = 300

    log_level: LogLevel = "info"
    metrics_token: str | None = Field(None, min_length=16, repr=False)
    traces: str | None = None
    trace_parent: bool = False

    @property
    def usual(self) -> Thresholds:
        """From where the watch says that something is unusual."""
        return Thresholds(
            {
                Rule.SUBJECTS: self.watch_subjects,
                Rule.BROWSING: self.watch_browsing,
                Rule.SEARCHES: self.watch_searches,
                Rule.REFUSALS: self.watch_refusals,
                Rule.UNKNOWN_CALLERS: self.watch_unknown_callers,
            },
            timedelta(seconds=self.watch_silence_seconds),
        )

    @property
    def readings(self) -> Options:
        """The readings of the Code that are chosen."""
        return Options(self.strict_seals, self.clerks_of_al_11, self.clerks_of_al_12)

    @property
    def terms(self) -> ActTerms:
        """For how long authorisations may be given."""
        return ActTerms(
            timedelta(days=self.authorisation_longest_days),
            timedelta(days=self.authorisation_usual_days),
            timedelta(hours=self.search_hours),
        )

    @property
    def journal_terms(self) -> Terms:
        """For how long the journal of each file is kept."""
        return Terms(
            {
                Processing.REGISTRY: self.journal_years_registry,
                Processing.INTERCEPT: self.journal_years_intercept,
                Processing.ANTECEDENTS: self.journal_years_antecedents,
            }
        )


class DemonstrationSettings(Settings):
    """The settings of the demonstration, where the development issuer is trusted."""

    demonstration: ClassVar[bool] = True

    log_level: LogLevel = "warning"


def read_settings(
    kind: type[Settings] = Settings,
    *,
    data: Path | None = None,
    host: str | None = None,
    port: int | None = None,
) -> Settings:
    """The settings from the environment; what is given, and not None, goes first.

    Raises `SettingsError`, for a variable of ours that is none, too: what it was to set would not
    be, and some settings narrow who reads what.
    """
    if unknown := [*_unknown()]:
        raise SettingsError("; ".join(unknown))
    given: dict[str, Any] = {"data": data, "host": host, "port": port}
    try:
        return kind(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError(_said(error)) from error


def variable(name: str) -> str:
    """The environment variable of a field."""
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else PREFIX + name.upper()


def _unknown() -> Iterator[str]:
    """What is wrong with each variable that is named as ours are, and is none of them."""
    known = [variable(name) for name in Settings.model_fields]
    for name, value in os.environ.items():
        spelt = name.upper()  # as pydantic reads them
        if not value or not spelt.startswith(PREFIX) or spelt in known:
            continue
        if _OF_A_SERVICE.fullmatch(f"{name}={value}"):
            continue
        bare = spelt.removeprefix(PREFIX)
        near = [bare] if bare in known else get_close_matches(spelt, known, n=1, cutoff=0.8)
        yield f"{name}: there is no such setting" + "".join(f"; is it {each}?" for each in near)


def _said(error: ValidationError) -> str:
    complaints = []
    for fault in error.errors(include_url=False, include_input=False):
        name = str(fault["loc"][0]) if fault["loc"] else ""
        shown = variable(name) if name in Settings.model_fields else name
        complaints.append(f"{shown}: {fault['msg'].lower()}")
    return "; ".join(complaints)
