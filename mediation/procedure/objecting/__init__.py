"""Objections of parties to a mediator (回避): made, decided, and what holds the mediator back meanwhile.

Joint is that an objection was made, by which party, against whom, and how it ended. Its grounds and words,
and the reason of the decision, are between that party and those who may decide: they lie sealed with the key
of the office's compartment, where neither the mediator nor the other side reads.
"""
