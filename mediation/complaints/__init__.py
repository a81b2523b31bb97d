"""Complaints of a party about how its mediation was handled: private to that party and to who reviews them."""
