"""The mediator's proposals, put to both parties and answered in private."""
