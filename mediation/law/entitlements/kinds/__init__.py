"""The kinds of entitlement, a file each; table.py lists them."""
