"""The policy as a whole, proved: each property by the sentence that it proves."""
