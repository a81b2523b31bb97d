"""Disputes that come from agencies and go to them."""
