"""Who stands in a dispute: worker, employer, others liable, those who act for them, what they said."""
