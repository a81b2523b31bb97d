"""How quick the product is, measured beside a floor in one run: `make bench` (docs/speed.md)."""
