"""Looks for words in the published evidence: the sentences that state judgements, and the points of documents."""
