"""The register of mediators: entries, what shows the four conditions, training hours, private ties."""
