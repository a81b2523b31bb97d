"""Whoever stores papers is known to backups, which look whether every row finds its paper."""

from __future__ import annotations

import re
from pathlib import Path

KNOWN = {
    "mediation/documents/changes.py": "documents",
    "mediation/procedure/claims/draft_papers.py": "application_files",
    "mediation/procedure/confide/speak.py": "channel_entries",
    "mediation/procedure/register/learning.py": "qualification_proofs",
    "mediation/procedure/objecting/words.py": "objections",
}
"""Module that stores papers → the table in cli/paper_rows.py whose rows have their keys."""


def test_every_table_with_papers_is_known_to_backups() -> None:
    stored_by = {
        str(path) for path in Path("mediation").rglob("*.py") if re.search(r"\bshelf\.put", path.read_text())
    }
    assert stored_by == KNOWN.keys()
    told = Path("mediation/cli/paper_rows.py").read_text()
    assert all(f'("{table}"' in told for table in KNOWN.values())
