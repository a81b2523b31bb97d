"""An officer without a part in it reads one party's channel for a time: by law, or as the party chose."""
