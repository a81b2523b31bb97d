"""What a mediator who comes after another may read: the party's choice, and the record of what was read."""
