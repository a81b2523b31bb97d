"""Figures for managers and auditors: they are read here, never written."""
