"""The public pages: each view loads, asks and renders."""
