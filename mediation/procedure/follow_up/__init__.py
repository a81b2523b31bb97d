"""What is done for people after an agreement: visits."""
