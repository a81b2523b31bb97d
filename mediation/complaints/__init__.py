"""Complaints of a party about how its mediation was handled: private to it and to who reviews them."""
