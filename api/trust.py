"""Whose tokens are trusted, whether the journal may be off, and who signs it, by the settings."""

from pathlib import Path

from api.hosts import is_loopback
from api.issuer import ISSUER, development_issuer
from api.key_source import key_source
from api.keyring import Keyring
from api.settings import Settings, SettingsError
from api.token_claims import TokenRules
from api.tokens import Tokens
from db.evidence.keys import KEY_FILE, SigningKey, read_key, read_or_make_key


def keyring_and_tokens(settings: Settings) -> tuple[Keyring, Tokens]:
    """The keys in force and the tokens they verify; the keyring is the caller's to close.

    Raises `SettingsError`, `KeySourceError`, and `KeyFileError` in the demonstration.
    """
    rules, keyring = _demonstration(settings) if settings.demonstration else _named(settings)
    return keyring, Tokens(rules, keyring)


def check_journal(settings: Settings) -> None:
    """Do nothing where the journal is kept, or may be off: where nobody's cases are read.

    Raises `SettingsError`.
    """
    measuring = settings.demonstration or settings.issuer == ISSUER
    if not settings.journal and not (measuring and is_loopback(settings.host)):
        raise SettingsError(
            "GREFFE_JOURNAL: the law requires the journal; it can be off for measuring only, with "
            "HOST on loopback and tokens of the development issuer"
        )


def check_demonstration(settings: Settings) -> None:
    """Do nothing where only this machine reaches the demonstration: it gives tokens to whoever
    asks. Raises `SettingsError`.
    """
    if not is_loopback(settings.host):
        raise SettingsError(
            "HOST: the demonstration gives everybody's tokens to whoever asks, so it listens to "
            "this machine alone, as 127.0.0.1"
        )


def journal_key(settings: Settings) -> SigningKey | None:
    """The key that signs the journal; None where the journal is off.

    The demonstration makes one in its data folder at first use. Raises `SettingsError`,
    `JournalKeyError`.
    """
    if not settings.journal:
        return None
    if settings.journal_key is not None:
        return read_key(settings.journal_key)
    if settings.demonstration:
        return read_or_make_key(settings.data / KEY_FILE)
    raise SettingsError(
        "GREFFE_JOURNAL_KEY: the journal is signed, so a file with its key is needed; `greffe"
        " journal key FILE` makes one"
    )


def _demonstration(settings: Settings) -> tuple[TokenRules, Keyring]:
    issuer = development_issuer(settings.data, settings.audience, demonstration=True)
    return TokenRules(ISSUER, settings.audience), Keyring(issuer.jwks)


def _named(settings: Settings) -> tuple[TokenRules, Keyring]:
    if settings.issuer is None or settings.jwks is None:
        raise SettingsError(
            "GREFFE_ISSUER and GREFFE_JWKS are needed: who issues the tokens of your agents, and "
            "where its keys are (`greffe demo` needs neither)"
        )
    if not settings.issuer.strip():
        raise SettingsError("GREFFE_ISSUER: the issuer of tokens cannot be blank")
    if "://" not in settings.jwks and not Path(settings.jwks).is_file():
        raise SettingsError("GREFFE_JWKS: there is no such file (it is a path, or an address)")
    rules = TokenRules(settings.issuer, settings.audience, plain_jwt=settings.plain_jwt)
    return rules, Keyring(key_source(settings.jwks))
