"""The verbs of sealed offers: agree on the manner, open rounds, seal, tell, stop."""
