"""Break-glass: one party's channel opened to an officer for an exception of the law, by two persons."""
