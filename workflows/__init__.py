"""What may happen to a dispute and to everything in it: tables only."""
