"""One test, or file of tests, for each way in which a system like this one has leaked."""
