"""The floor: bare Flask and a bare driver, the same pages' queries, as many written rows, no more."""
