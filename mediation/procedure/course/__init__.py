"""What changes the course of a dispute: suspended, extended, transferred, corrected, closed."""
