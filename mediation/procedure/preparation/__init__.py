"""What is prepared before the talks: contacts, facts, papers, what is asked for."""
