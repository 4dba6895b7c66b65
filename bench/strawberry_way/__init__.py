"""The same questions answered as Strawberry's users do: permission classes, resolvers, loaders."""
