"""Performance of the agreement: obligations, payments, breach."""
