"""Rooms of an office and the hours in which a room or a person is taken; never by whom, nor for what."""
