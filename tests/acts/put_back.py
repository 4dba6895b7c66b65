"""An example of an act done, tried, and undone: the tables are put back as they were set aside."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from doing import TOLD, VERSIONED, WRITTEN, Acts, Came
from every_act import EXAMPLES, Example
from scenario import NOW, with_ids
from strawberry.utils.str_converters import to_camel_case

from permissions.acts import ACTS

BY_NAME = {act.name: act for act in ACTS}
NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Doing:
    """An example on its way: done or tried at the version that its record is at."""

    acts: Acts
    name: str
    example: Example

    async def request(
        self, key: UUID, ask: str, instead: Mapping[str, object] = NOTHING
    ) -> dict[str, Any]:
        """The request, with other inputs in the place of some."""
        version = await self._version()
        return self.acts.request(self.name, {**self.example.given, **instead}, key, version, ask)

    async def send(
        self,
        instead: Mapping[str, object] = NOTHING,
        *,
        key: UUID | None = None,
        ask: str = TOLD,
    ) -> Came:
        """Send it over HTTP."""
        key = key or uuid4()
        response = await self.acts.service.client.post(
            "/graphql",
            json=await self.request(key, ask, instead),
            headers=self.acts.headers(self.example.who, self.example.stating(key)),
        )
        return Came(response)

    async def _version(self) -> int:
        if self.name not in VERSIONED:
            return 1
        target = BY_NAME[self.name].target
        assert target is not None
        named = self.example.given[to_camel_case(target.input.name)]
        return int((await self.acts.row(target.table, with_ids(str(named))))["version"])


@dataclass(frozen=True, slots=True)
class Aside:
    """The tables that acts write as they were set aside, each with what tells any change of it."""

    acts: Acts
    before: dict[str, str]

    @asynccontextmanager
    async def act(self, name: str) -> AsyncIterator[Doing]:
        """An example in its state; afterwards every table is as it was set aside."""
        example = EXAMPLES[name]
        self.acts.service.set_clock(NOW)
        try:
            async with self.acts.state(*example.state):
                yield Doing(self.acts, name, example)
        finally:
            await self.back()

    async def back(self) -> None:
        """Put the tables back that have changed, whatever triggers say."""
        now = await whole(self.acts)
        changed = [each for each in now if now[each] != self.before[each]]
        if changed:
            await self.acts.service.register.execute("CALL aside.put_back($1::text[])", changed)


async def set_aside(acts: Acts) -> Aside:
    """Keep every table that acts write, to be put back."""
    listed = ", ".join(f"'{each}'" for each in WRITTEN)
    await acts.service.register.execute(_ASIDE.replace("{tables}", listed))
    return Aside(acts, await whole(acts))


async def whole(acts: Acts) -> dict[str, str]:
    """For each of those tables what is told apart by any change to it."""
    parts = " UNION ALL ".join(
        f"SELECT '{each}', md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {each} t"
        for each in WRITTEN
    )
    rows = await acts.service.register.fetch(parts)
    return {str(table): str(found) for table, found in rows}


@asynccontextmanager
async def nothing_done(acts: Acts) -> AsyncIterator[None]:
    """For the time of a block no table changes, and the journal grows."""
    before, entries = await whole(acts), await acts.entries()
    yield
    assert await whole(acts) == before
    assert await acts.entries() > entries


_ASIDE = """
DROP SCHEMA IF EXISTS aside CASCADE; CREATE SCHEMA aside;
DO $$ DECLARE each text; BEGIN
    FOREACH each IN ARRAY ARRAY[{tables}] LOOP
        EXECUTE format('CREATE UNLOGGED TABLE aside.%1$I AS SELECT * FROM public.%1$I', each);
    END LOOP;
END $$;
CREATE PROCEDURE aside.put_back(changed text[]) LANGUAGE plpgsql AS $$
DECLARE each text; listed text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOREACH each IN ARRAY changed LOOP
        SELECT string_agg(quote_ident(attname), ', ') INTO listed FROM pg_attribute
        WHERE attrelid = ('public.' || each)::regclass AND attnum > 0 AND attgenerated = ''
          AND NOT attisdropped;
        EXECUTE format('DELETE FROM public.%1$I t WHERE NOT EXISTS (SELECT FROM aside.%1$I a'
            ' WHERE a::text = t::text)', each);
        EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM aside.%1$I a'
            ' WHERE NOT EXISTS (SELECT FROM public.%1$I t WHERE a::text = t::text)', each, listed);
    END LOOP;
END $$;
"""
