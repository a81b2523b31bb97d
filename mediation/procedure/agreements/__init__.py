"""From the same terms to a sealed agreement."""
