"""Disputes handed on to court, commission and inspection, and those that agencies sent in."""
