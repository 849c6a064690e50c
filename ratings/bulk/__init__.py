"""Files of judgements, in the columns of the downloads: looked at first, then taken over whole or not at all."""
