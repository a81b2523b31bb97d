"""Copies of a store for another day: its database, its papers and the sums by which they are known."""
