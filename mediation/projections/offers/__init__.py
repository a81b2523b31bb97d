"""Pages of sealed offers."""
