"""Around a proposal: what a worker reads before it takes less than the law gives, and drafts of the next."""
