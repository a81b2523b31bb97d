"""Preparation and talks: contact log, case map, sessions, announcements, minutes."""
