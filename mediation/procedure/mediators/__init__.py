"""Mediators to a dispute: named, in conflict, held back, relieved of their whole load."""
