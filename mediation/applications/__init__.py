"""Drafts of claims before there is a dispute: saved as one goes, resumed with a code."""
