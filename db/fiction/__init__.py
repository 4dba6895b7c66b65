"""A fictional register over the real map of courts, for demonstrations, tests and benchmarks.

Courts, courts of appeal and cities are real; every person, company, agent and case is invented,
and so are the codes of offences. Territories of the specialised courts follow the Code where the
authors know it and are a demonstration set where they do not. The same seed, size and instant
write the same bytes.
"""
