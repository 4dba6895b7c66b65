"""Where in a document something stands."""

from graphql import GraphQLError, Node


def place(node: Node) -> tuple[int, int] | None:
    """(line, column) of a node, counted from 1; None where the document kept no locations."""
    if node.loc is None:
        return None
    return node.loc.start_token.line, node.loc.start_token.column


def place_of_error(error: GraphQLError) -> tuple[int, int] | None:
    """(line, column) of the first place that a library's error points at."""
    if not error.locations:
        return None
    return error.locations[0].line, error.locations[0].column
