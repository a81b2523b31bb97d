"""Papers of the joint file: what was handed in, checked and kept."""
