"""Sample data for an empty store in demo mode: Yuecheng's offices, people and disputes."""
