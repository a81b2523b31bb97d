"""What a party confides beside its statements: plain words, interests, its bottom line, papers."""
