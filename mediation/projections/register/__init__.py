"""The register of mediators: one entry for the manager who keeps it, and for the mediator whose it is."""
