"""Sealed offers: what each side would take or give, compared by the system and shown to nobody."""
