"""An agreement is performed, breached, strengthened or negotiated anew."""
