"""The only place where the state of anything with a workflow changes."""
