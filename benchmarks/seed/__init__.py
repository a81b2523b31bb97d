"""A store of any size, every row of it as the use cases would have written it."""
