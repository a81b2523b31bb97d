"""The talks as a whole: begun apart or together, and what a record of them cites."""
