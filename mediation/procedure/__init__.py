"""The verbs: every way a dispute is changed, each a use case in one transaction."""
