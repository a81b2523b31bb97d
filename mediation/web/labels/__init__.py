"""Words for codes: what a reader sees instead of the identifiers of the code, one module per kind."""
