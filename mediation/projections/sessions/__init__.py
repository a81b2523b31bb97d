"""What is shown of sessions: conflicts of hours, sessions apart, a mediator's week, calendar files."""
