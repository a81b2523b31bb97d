"""The running clocks of a dispute, started and stopped by its steps."""
