"""Reading one party's channel for a time, by law or for its complaint: for the officer, and for the party."""
