"""A copy of the log as a sheet, which no spreadsheet runs; that it was taken is kept."""

from __future__ import annotations

import csv
import io

from flask import Response
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.office import oversee
from mediation.projections import audit_trail
from mediation.projections.audit_trail import Entry
from mediation.store import reading, writing
from mediation.web.access import page
from mediation.web.audit import shown
from mediation.web.audit.blueprint import blueprint
from mediation.web.audit.log import query, wanted_by
from mediation.web.labels import audit as words
from mediation.web.signed_in import current_actor
from mediation.web.translate import lazy_gettext as _l

MOST_EXPORTED = 20_000
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so could be run as a formula by a spreadsheet."""
HEADINGS = (
    _l("时间"), _l("事项"), _l("办理人"), _l("机构和职务"), _l("案号"), _l("链"), _l("序号"), _l("摘要"),
    _l("原文"),
)  # fmt: skip


@page(blueprint, "/export", permission=Permission.EXPORT_AUDIT)
def export() -> ResponseReturnValue:
    """A copy of the entries looked for, as a sheet. Raises NotPossible("export_too_large")."""
    actor, form = current_actor(), query()
    form.validate()
    wanted, asked = wanted_by(form)
    found = audit_trail.entries(reading(), actor, wanted, most=MOST_EXPORTED)
    if found.after is not None:
        raise NotPossible("export_too_large")
    oversee.note_export(writing(), actor, asked, len(found.rows))
    response = Response(_sheet(found.rows), content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename="audit.csv")
    response.headers["Cache-Control"] = "no-store"
    return response


def _sheet(rows: tuple[Entry, ...]) -> str:
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(str(heading) for heading in HEADINGS)
    for one in rows:
        cells = (
            one.at.isoformat(), words.verb(one.verb), shown.who(one), shown.role(one),
            one.dispute_number or "", one.chain, str(one.seq), one.hash, one.body,
        )  # fmt: skip
        sheet.writerow([safe(cell) for cell in cells])
    # Spreadsheets take a file for Chinese text only with this mark at its beginning.
    return "\ufeff" + written.getvalue()


def safe(cell: str) -> str:
    """The text of a cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
