"""Minutes of joint sessions: who came with what authority, what was said, who confirmed and signed it."""
