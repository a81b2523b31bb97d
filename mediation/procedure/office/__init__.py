"""What administrators and auditors do about the office as a whole."""
