"""The law as code: pure functions of plain values, every number with its citation."""
