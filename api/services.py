"""From settings to an application: what it answers with, and in what order that is opened."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial

from api.application import Explorer, Greffe, Observation, Services, build
from api.database import address
from api.explorer_configuration import demonstration, elsewhere
from api.graphiql import explorer
from api.health import Probe
from api.hosts import names_us
from api.issuer import development_issuer
from api.keyring import Keyring
from api.metrics_of_parts import Parts
from api.observed import Observe
from api.personas import persona_token
from api.purpose_header import stated_purpose
from api.reading import RequestLimits
from api.settings import Settings
from api.socket_limits import SocketLimits
from api.tokens import Tokens
from api.trust import check_journal, journal_key, keyring_and_tokens
from db.acting import acting
from db.changes import Changes
from db.connection import ConnectionSettings, Database
from db.cursor_key import cursor_key
from db.evidence.checkpointing import Checkpointing
from db.evidence.keys import SigningKey
from db.indexing import Indexing
from db.journal import Journal
from db.watch.watching import Watching
from permissions.cpp import enacted
from permissions.refusal import Refusal
from schema.answer import Answering
from schema.build import build as build_schema
from schema.cursor import Sealing
from schema.document import Documents
from schema.following import Following
from schema.limits import Limits
from schema.pacing import Pace
from schema.sdl import sdl


def application(settings: Settings, observers: tuple[Observe, ...] = ()) -> Greffe:
    """The application over the database that the settings name; `observers` besides metrics.

    Raises `SettingsError` and `KeySourceError` where nobody's tokens could be trusted, and where
    the journal may not be off; `JournalKeyError` where nobody could sign it.
    """
    check_journal(settings)
    key = journal_key(settings)
    keyring, tokens = keyring_and_tokens(settings)
    return build(
        partial(_opened, settings, keyring, tokens, key),
        RequestLimits(body=settings.max_body),
        _explorer(settings),
        _sockets(settings),
        Observation(observers, settings.trace_parent, settings.metrics_token),
    )


@asynccontextmanager
async def _opened(
    settings: Settings, keyring: Keyring, tokens: Tokens, key: SigningKey | None
) -> AsyncIterator[Services]:
    made = build_schema()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(keyring.close)
        database = await stack.enter_async_context(
            Database(address(settings), _connections(settings))
        )
        journal, checkpoints, watching = None, None, None
        if key is not None:
            journal = Journal(address(settings))
            # Opened first, so that the last checkpoint is taken once the last entry is written.
            checkpoints = await stack.enter_async_context(_checkpointing(settings, key, journal))
            await stack.enter_async_context(journal)
            watching = await stack.enter_async_context(_watching(settings))
            await stack.enter_async_context(Indexing(address(settings)))
        documents = Documents(
            made._schema,  # noqa: SLF001  Strawberry names no other way to graphql-core's schema
            _limits(settings),
            introspection=settings.introspection,
            names=settings.introspection,
        )
        answering = Answering(
            made,
            database,
            journal,
            documents=documents,
            cost=settings.max_cost,
            introspection=settings.introspection,
            sealing=Sealing(await cursor_key(database)),
            reads_purpose=stated_purpose,
            threshold=settings.statistics_threshold,
            enacted=enacted(settings.readings),
            begin=partial(acting, database),
            terms=settings.terms,
        )
        changes = await stack.enter_async_context(Changes(address(settings)))
        yield Services(
            answerer=answering,
            tokens=tokens,
            following=Following(answering, changes, _pace(settings)),
            probes=_probes(database, journal, keyring),
            parts=Parts(
                answering.plan_counts,
                database,
                journal,
                checkpoints.counts if checkpoints else None,
                watching.counts if watching else None,
            ),
            sdl=sdl(made, enacted(settings.readings)) if settings.introspection else None,
        )


def _checkpointing(settings: Settings, key: SigningKey, journal: Journal) -> Checkpointing:
    every = settings.journal_checkpoint_seconds
    return Checkpointing(address(settings), key, lambda: journal.heads, every)


def _watching(settings: Settings) -> Watching:
    every = timedelta(seconds=settings.watch_seconds)
    return Watching(address(settings), settings.usual, every)


def _connections(settings: Settings) -> ConnectionSettings:
    return ConnectionSettings(
        size=settings.pool_size,
        statement_timeout_ms=round(settings.statement_timeout * 1000),
    )


def _pace(settings: Settings) -> Pace:
    return Pace(settings.event_seconds, settings.recheck_seconds)


def _sockets(settings: Settings) -> SocketLimits:
    return SocketLimits(
        message=settings.max_body,
        sockets=settings.max_sockets,
        operations=settings.max_operations,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        tokens=settings.max_tokens, depth=settings.max_depth, aliases=settings.max_aliases
    )


def _probes(database: Database, journal: Journal | None, keyring: Keyring) -> dict[str, Probe]:
    async def reached() -> bool:
        return await database.fetch_planned("SELECT 1", ()) is not None

    async def written() -> bool:
        return journal is None or journal.available

    async def verified() -> bool:
        try:
            await keyring.keys()
        except Refusal:
            return False
        return True

    return {"database": reached, "journal": written, "keys": verified}


def _explorer(settings: Settings) -> Explorer:
    """GraphiQL. In the demonstration it is told tokens, and so tells them to nobody else's page."""
    if not settings.demonstration:
        return explorer(elsewhere)
    issuer = development_issuer(settings.data, settings.audience, demonstration=True)
    return explorer(
        demonstration(lambda key: persona_token(key, issuer)),
        is_ours=partial(names_us, bound=settings.host),
    )
