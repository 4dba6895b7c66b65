"""The benchmark: Greffe beside the other ways of answering the same questions."""
