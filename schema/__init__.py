"""The GraphQL schema: types, root fields, and the way from a document to an answer."""
