"""A party complains of how its mediation was handled, and an officer without a part in it looks into that."""
