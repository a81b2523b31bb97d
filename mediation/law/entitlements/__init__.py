"""What the law gives: one pure function per kind of entitlement, each showing its working."""
