"""The curators' desk: documents go in, values come out, each seen by a person and checked by a second."""
