"""The gates open after an agreement is in force: until when, for whom, what excludes what. Pure."""
