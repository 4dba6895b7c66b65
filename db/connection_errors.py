"""What can go wrong with a planned read, told without SQL, values or the server's own words."""

import asyncpg


class DatabaseUnavailable(Exception):  # noqa: N818 - the name says the state, as its code does
    """The database cannot be reached, is going down, or has no room: the read may be retried."""


class StatementTimeout(Exception):  # noqa: N818 - the name says what came of it
    """The statement ran longer than it may, and was stopped."""


class StatementRefused(Exception):  # noqa: N818 - the name says what came of it
    """PostgreSQL or its driver refused the statement or its values: a fault of ours.

    `sqlstate` is PostgreSQL's five-letter code, None when the driver refused.
    """

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__(f"the statement was refused ({sqlstate or 'by the driver'})")
        self.sqlstate = sqlstate


_OUT_OF_REACH = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)


def told(error: Exception, *, connection_lost: bool) -> Exception:
    """The error of a statement in our own terms."""
    if isinstance(error, asyncpg.QueryCanceledError):
        return StatementTimeout("the statement was stopped: it took too long")
    if connection_lost or isinstance(error, _OUT_OF_REACH):
        return DatabaseUnavailable("the database went out of reach")
    return StatementRefused(getattr(error, "sqlstate", None))
