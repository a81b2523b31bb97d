"""What is asked: items with amounts, periods and grounds."""
