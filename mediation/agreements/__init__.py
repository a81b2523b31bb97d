"""The mediation agreement: its text, its signatures and its seal."""
