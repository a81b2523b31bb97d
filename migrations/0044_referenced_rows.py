"""Who is referred to is found by an index: a key that waits must not cost a look at every child."""

from __future__ import annotations

from alembic import op

revision = "0044"
down_revision = "0043"

COLUMNS = (
    ("agreements", "proposal_id"),
    ("announcements", "party_id"),
    ("breaches", "obligation_id"),
    ("calendar_notices", "entered_by"),
    ("claim_facts", "claim_item_id"),
    ("compartments", "party_id"),
    ("contacts", "party_id"),
    ("documents", "compartment_id"),
    ("gate_applications", "agreement_id"),
    ("group_memberships", "dispute_id"),
    ("obligations", "claim_item_id"),
    ("obligations", "payer_id"),
    ("obligations", "payee_id"),
    ("payments", "document_id"),
    ("pending_needs", "party_id"),
    ("pending_needs", "answered_by"),
    ("pending_needs", "utterance_id"),
    ("reassignment_items", "dispute_id"),
    ("reassignment_items", "to_person_id"),
    ("reassignments", "person_id"),
    ("reassignments", "asked_by"),
    ("referrals", "party_id"),
    ("referrals", "utterance_id"),
    ("related_disputes", "first_id"),
    ("related_disputes", "related_by"),
    ("signatures", "party_id"),
    ("signatures", "document_id"),
    ("utterances", "party_id"),
)


def upgrade() -> None:
    """Index each of them."""
    for table, column in COLUMNS:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Drop them again."""
    for table, column in reversed(COLUMNS):
        op.drop_index(f"ix_{table}_{column}", table)
