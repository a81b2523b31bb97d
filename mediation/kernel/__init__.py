"""What every room stands on: clock, money, identifiers, encryption, the one transaction."""
