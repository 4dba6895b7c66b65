"""The face of Greffe: settings, callers, HTTP, GraphiQL, the command line."""
