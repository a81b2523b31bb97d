"""Minutes of joint sessions: written during the session, laid out, confirmed, read and signed, corrected."""
