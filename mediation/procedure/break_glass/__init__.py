"""Open one party's channel for an exception of the law: two persons, bounded time, the party told of it."""
