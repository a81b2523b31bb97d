"""Who may do what: names, relations, one table and the evaluator."""
