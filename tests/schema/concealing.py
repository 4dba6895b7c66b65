"""A schema with names that no message may tell, and what it refuses."""

import pytest
from graphql import GraphQLSchema, build_schema

from permissions.refusal import Refusal
from schema.document import DEFAULT_LIMITS, read
from schema.limits import Limits

SCHEMA: GraphQLSchema = build_schema("""
    type Query {
      record(id: ID!): Record
      records(first: Int, filter: Filter): [Record!]
      node(id: ID!): Node
      choose(by: Choice): Record
    }
    type Mutation { keep(id: ID!): Record }
    interface Node { id: ID! }
    type Record implements Node {
      id: ID!
      number(style: Style): String
      near: [Record!]
      place(a: Int, b: String): Place
    }
    type Place implements Node { id: ID!, name: String, records: [Record!] }
    type ConcealedThing implements Node { id: ID!, concealedField: String }
    input Filter { number: String, and: [Filter!], concealedKey: Int, style: Style }
    input Choice @oneOf { id: ID, concealedWay: String }
    enum Style { SHORT, CONCEALED_STYLE }
    directive @concealed(howMuch: Int!) on FIELD
""")
CONCEALED = ("oncealed", "howMuch", "CONCEALED", "[Filter", "Choice", "ID!")


def refused(text: str, limits: Limits = DEFAULT_LIMITS, *, introspection: bool = True) -> Refusal:
    """The refusal of a document that must be refused."""
    with pytest.raises(Refusal) as caught:
        read(SCHEMA, text, limits, introspection=introspection)
    return caught.value
