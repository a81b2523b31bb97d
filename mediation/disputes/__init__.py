"""The case: its number, joint state and version, the office that handles it, and its history."""
