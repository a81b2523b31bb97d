"""Who may mediate is told from what is open and from the employer's name, not from all that ever was."""

from __future__ import annotations

from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    """Index disputes by the employer's name, and a dispute's assignments with what is counted of them."""
    op.create_index("ix_disputes_respondent_name", "disputes", ["respondent_name"])
    op.create_index("ix_assignments_dispute", "assignments", ["dispute_id", "state", "person_id"])
    op.drop_index("ix_assignments_dispute_id", "assignments")


def downgrade() -> None:
    """As before."""
    op.create_index("ix_assignments_dispute_id", "assignments", ["dispute_id"])
    op.drop_index("ix_assignments_dispute", "assignments")
    op.drop_index("ix_disputes_respondent_name", "disputes")
