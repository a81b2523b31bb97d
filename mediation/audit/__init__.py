"""The record of everything that was done: append-only, chained, verifiable."""
