"""The commands of `greffe`: each a thin shell round a function of another module."""
