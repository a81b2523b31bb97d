"""File an online claim: the draft becomes a dispute, its papers become joint, the draft is wiped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.applications import changes, queries, rules
from mediation.applications.models import Application, ApplicationFile
from mediation.audit.record import Chain, compartment_chain
from mediation.claims.changes import Facts
from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.rules import Employment
from mediation.claims.stated import APPLICANT, faults_of_facts
from mediation.disputes.models import Dispute
from mediation.documents import changes as documents
from mediation.documents import shelf
from mediation.documents.uploads import Upload
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.procedure.claims.filing import Filed, Filing, Item, NamedParty, enter, office_of


@dataclass(frozen=True)
class _NewDispute:
    """The dispute of this very transaction in hand: nobody else can know of it yet."""

    actor: Actor
    id: UUID

    @property
    def dispute(self) -> _NewDispute:
        """What is asked of a dispute here is its key."""
        return self

    @property
    def stream(self) -> str:
        return self.actor.stream(self.id)

    @property
    def chain(self) -> Chain:
        return compartment_chain(self.id, self.id)


def file(session: Session, actor: Actor, code: str) -> Filed:
    """Make a dispute of a draft, once: a second call gives the same dispute, without its tracking code.

    Raises NotFound for an unknown or lapsed draft, Refused with what is missing, Invalid(office=…).
    """
    with transaction(session):
        application, files = queries.with_files(session, code, lock=True)
        if application is None:
            raise NotFound()
        if application.dispute_id is not None:
            return _told_before(session, application.dispute_id)
        return _file(session, _acting(actor, application), application, files)


def _told_before(session: Session, dispute_id: UUID) -> Filed:
    dispute = session.get_one(Dispute, dispute_id)
    return Filed(dispute.id, dispute.number, "")


def _acting(actor: Actor, application: Application) -> Actor:
    """Who signed in and files for oneself acts for the party at once.

    Others do not become the party by writing its claim down: what a representative may do is
    shown by a power of attorney, and the party signs in with its own telephone.
    """
    own = rules.role_of(queries.answers_of(application)) != rules.REPRESENTATIVE
    return actor if own and not actor.is_staff else public()


def _file(session: Session, actor: Actor, application: Application, files: list[ApplicationFile]) -> Filed:
    if application.state != "drafting" or application.expires_at <= clock.now():
        raise NotFound()
    answers = queries.answers_of(application)
    office = _office(session, answers)
    filed = enter(session, actor, filing_of(answers, office.id), office=office)
    _move_papers(session, _NewDispute(actor, filed.dispute_id), files)
    changes.become(session, application, files, filed.dispute_id)
    return filed


def _office(session: Session, answers: rules.Answers) -> Office:
    try:
        chosen = UUID(hex=str(answers["office"]["office"]))
    except (KeyError, ValueError):
        raise Invalid(office="missing") from None
    office = office_of(session, chosen)
    if office is None or not office.is_open or not office.scope:
        raise Invalid(office="unknown")
    return office


def _move_papers(session: Session, new: _NewDispute, files: Iterable[ApplicationFile]) -> None:
    """Each paper is sealed anew for its place in the joint file; the draft's copy goes after the commit."""
    for each in files:
        body = shelf.get(each.id, shelf.APPLICATIONS)
        documents.keep(session, new, Upload(each.title, each.media_type, body), "evidence")
        shelf.forget(session, [each.id])


def filing_of(answers: rules.Answers, office_id: UUID) -> Filing:
    """The claim as it is filed, from the answers of its pages."""
    by_employer = rules.role_of(answers) == rules.EMPLOYER
    worker = _worker(answers, "respondent" if by_employer else "applicant")
    employer = _employer(answers, "applicant" if by_employer else "respondent")
    parties = (employer, worker) if by_employer else (worker, employer, *_others(answers))
    return Filing(
        office_id=office_id,
        parties=parties,
        items=tuple(_item(written) for written in rules.listed(answers, "items")),
        facts=_text(answers, "facts", "facts"),
        employment=_employment(answers),
    )


def _worker(answers: rules.Answers, side: str) -> NamedParty:
    return NamedParty(
        side=side,
        kind="worker",
        name=_text(answers, "worker", "name"),
        phone=_text(answers, "worker", "phone"),
        address=_text(answers, "identity", "address"),
        contact_name=_representative(answers),
        identity_number=_text(answers, "identity", "identity_number"),
    )


def _employment(answers: rules.Answers) -> Employment:
    told = answers.get("employment", {})
    return Employment(told.get("state") or None, _day(told.get("ended_on")))


def _representative(answers: rules.Answers) -> str:
    in_use = rules.role_of(answers) == rules.REPRESENTATIVE
    return _text(answers, "representative", "name") if in_use else ""


def _employer(answers: rules.Answers, side: str) -> NamedParty:
    return NamedParty(
        side=side,
        kind="employer",
        name=_text(answers, "employer", "name"),
        phone=_text(answers, "contact", "phone"),
        address=_text(answers, "employer", "address"),
        contact_name=_text(answers, "contact", "contact_name"),
        credit_code=_text(answers, "contact", "credit_code"),
        trade=_text(answers, "employer", "trade"),
    )


def _others(answers: rules.Answers) -> tuple[NamedParty, ...]:
    return tuple(
        NamedParty(
            side="respondent",
            kind="other_liable",
            name=other["name"],
            phone=other.get("phone") or "",
            ground=other.get("ground") or "",
        )
        for other in rules.listed(answers, "others")
    )


def _item(written: dict[str, Any]) -> Item:
    return Item(
        kind=written["kind"],
        amount_fen=written.get("amount_fen"),
        period_from=_day(written.get("period_from")),
        period_until=_day(written.get("period_until")),
        basis=written.get("basis") or "",
        stated=_stated(written),
    )


def _stated(written: dict[str, Any]) -> tuple[Facts, ...]:
    """The facts behind the figure, where the filer wants them to go with the claim."""
    if not written.get("share"):
        return ()
    possible = law_kinds_of(written["kind"])
    told = ((kind, facts) for kind, facts in written.get("facts", {}).items() if kind in possible)
    return tuple(Facts(kind, APPLICANT, facts) for kind, facts in told if not faults_of_facts(kind, facts))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _text(answers: rules.Answers, page: str, name: str) -> str:
    return str(answers.get(page, {}).get(name) or "")
