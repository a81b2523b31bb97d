"""Pages around a proposal at the desk, beside its tab: answers as they were told."""
