"""Who the parties are, how they come in, and what they answer by themselves."""
