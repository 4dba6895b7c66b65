"""The watch: what is unusual in the journal by volume or pattern, said in the journal itself."""
