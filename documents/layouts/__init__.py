"""What layouts have in common: front pages, headings, tables, lists, letters, and how all of them put things."""
