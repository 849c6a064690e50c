"""The whole record as files: what is in them, how they are made, and the dictionary of their columns."""
