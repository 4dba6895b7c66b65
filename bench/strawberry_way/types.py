"""The types: records with resolvers for what a loader brings."""

# mypy: disable-error-code="untyped-decorator"
# strawberry.field, as a decorator, has no type that mypy could follow.

from datetime import date, datetime
from uuid import UUID

import strawberry

from bench.strawberry_way.reads import (
    Info,
    ReadsCharges,
    ReadsDecisions,
    ReadsExtended,
    ReadsFacts,
    ReadsIdentity,
    ReadsProsecution,
    withheld_unless,
)


@strawberry.type
class Court:
    """A court."""

    name: str


@strawberry.type
class Offence:
    """An offence."""

    id: UUID
    date_from: date | None
    place: str | None
    legal_classification: str | None
    class_: str | None = strawberry.field(name="class")


@strawberry.type
class Person:
    """A natural person."""

    surname: str | None = strawberry.field(extensions=withheld_unless(ReadsIdentity))
    forenames: str | None = strawberry.field(extensions=withheld_unless(ReadsIdentity))
    birth_date: date | None = strawberry.field(extensions=withheld_unless(ReadsIdentity))
    birth_place: str | None = strawberry.field(extensions=withheld_unless(ReadsIdentity))
    address: str | None = strawberry.field(extensions=withheld_unless(ReadsExtended))


@strawberry.type
class LegalEntity:
    """A company or other legal person."""

    company_name: str | None
    siren: str | None


@strawberry.type
class Party:
    """A person or company in a case."""

    id: UUID
    capacity: str | None
    known: bool | None
    person_id: strawberry.Private[UUID | None]
    legal_entity_id: strawberry.Private[UUID | None]

    @strawberry.field(extensions=withheld_unless(ReadsIdentity))
    async def person(self, info: Info) -> Person | None:
        """The person."""
        if self.person_id is None:
            return None
        row = await info.context.loaders.person.load(self.person_id)
        if row is None:
            return None
        return Person(
            surname=row["surname"],
            forenames=row["forenames"],
            birth_date=row["birth_date"],
            birth_place=row["birth_place"],
            address=row["address"],
        )

    @strawberry.field(extensions=withheld_unless(ReadsIdentity))
    async def legal_entity(self, info: Info) -> LegalEntity | None:
        """The company."""
        if self.legal_entity_id is None:
            return None
        row = await info.context.loaders.company.load(self.legal_entity_id)
        return LegalEntity(company_name=row["company_name"], siren=row["siren"]) if row else None


@strawberry.type
class Reference:
    """A record of the same case, by its id."""

    id: UUID


@strawberry.type
class Charge:
    """An offence held against a party."""

    id: UUID
    requalified_as: str | None
    party: Reference
    offence: Reference


@strawberry.type
class Decision:
    """A judicial decision."""

    id: UUID
    type: str | None
    pronounced_at: datetime | None
    final_at: datetime | None
    court_id: strawberry.Private[UUID]

    @strawberry.field
    async def court(self, info: Info) -> Court | None:
        """The court that took it."""
        row = await info.context.loaders.court.load(self.court_id)
        return Court(name=row["name"]) if row else None


@strawberry.type
class Case:
    """A case."""

    id: UUID
    number: str | None
    kind: str | None
    stage: str | None
    origin: str | None
    complaint_received_at: date | None
    last_recorded_update_at: datetime | None
    follow_up: str | None = strawberry.field(extensions=withheld_unless(ReadsProsecution))
    court_id: strawberry.Private[UUID]

    @strawberry.field(name="secrecyArt11")
    def secrecy_art_11(self) -> bool | None:
        """Whether the secrecy of the enquiry runs."""
        return self.stage in ("COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION")

    @strawberry.field
    async def court(self, info: Info) -> Court | None:
        """The court."""
        row = await info.context.loaders.court.load(self.court_id)
        return Court(name=row["name"]) if row else None

    @strawberry.field(extensions=withheld_unless(ReadsFacts))
    async def offences(self, info: Info) -> list[Offence] | None:
        """The offences."""
        return [
            Offence(
                id=row["id"],
                date_from=row["date_from"],
                place=row["place"],
                legal_classification=row["legal_classification"],
                class_=row["class"],
            )
            for row in await info.context.loaders.offences.load(self.id)
        ]

    @strawberry.field(extensions=withheld_unless(ReadsIdentity))
    async def parties(self, info: Info) -> list[Party] | None:
        """The parties whose capacity may be read."""
        return [
            Party(
                id=row["id"],
                capacity=row["capacity"],
                known=row["known"],
                person_id=row["person_id"],
                legal_entity_id=row["legal_entity_id"],
            )
            for row in await info.context.loaders.parties.load(self.id)
        ]

    @strawberry.field(extensions=withheld_unless(ReadsCharges))
    async def charges(self, info: Info) -> list[Charge] | None:
        """The charges against them."""
        return [
            Charge(
                id=row["id"],
                requalified_as=row["requalified_as"],
                party=Reference(id=row["party_id"]),
                offence=Reference(id=row["offence_id"]),
            )
            for row in await info.context.loaders.charges.load(self.id)
        ]

    @strawberry.field(extensions=withheld_unless(ReadsDecisions))
    async def decisions(self, info: Info) -> list[Decision] | None:
        """The criminal decisions."""
        return [
            Decision(
                id=row["id"],
                type=row["type"],
                pronounced_at=row["pronounced_at"],
                final_at=row["final_at"],
                court_id=row["court_id"],
            )
            for row in await info.context.loaders.decisions.load(self.id)
        ]
