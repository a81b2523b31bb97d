"""After an agreement: visits that the mediator plans when it is settled, and what was found there."""
