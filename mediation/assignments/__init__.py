"""Mediators to disputes: the register, qualification, load and conflicts of interest."""
