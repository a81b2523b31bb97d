"""Arranging sessions at the desk: with both, with one party alone, and a mediator's own week."""
