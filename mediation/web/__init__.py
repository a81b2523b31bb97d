"""The only place that knows HTTP and HTML: one package per audience above a small common core."""
