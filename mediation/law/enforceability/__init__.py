"""Whether a draft agreement could be enforced: findings with citation and severity, of plain values. Pure."""
