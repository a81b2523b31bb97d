"""A claim comes in: filed at the desk, online or by an agency, reviewed, accepted or declined."""
