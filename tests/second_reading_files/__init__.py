"""R40-47 and R40-29 read a second time, in plain Python, and compared with the law of the service.

The reading was made from the texts and the data model alone: nothing of `permissions/cpp` is
imported by what judges here, so that a slip in one reading is not repeated by the other.
"""
