"""Release of what was said in confidence: the party's mark, a hint given, the words conveyed."""
