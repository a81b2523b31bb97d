"""Acts that need more than one person: what was asked, whose consent it needs, and what each of them said."""
