"""What a party does with its own complaint: files it, opens its channel for it, shuts that, withdraws it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels import view_changes, viewing
from mediation.channels.models import ChannelEntry
from mediation.channels.queries import Channel, open_channel
from mediation.complaints import changes, queries, rules
from mediation.complaints.changes import Complained as Complained
from mediation.complaints.models import Complaint
from mediation.deadlines import calendars
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.clock import SHANGHAI
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.inside import of_party
from mediation.procedure.private_reading.uninvolved import tell_officers

ENTRY = "complaint"
"""Kind of the entry by which mediators read a complaint that its party wanted them to read."""
COMES = "有一件投诉需要了解和答复，请登录查看“投诉”。"


@dataclass(frozen=True)
class Opening:
    """How far a party opens its channel to whoever looks into its complaint: until the end of which day, what
    was written from which day on (None: all of it), and whether what is written later is open as well."""

    until: date
    since: date | None = None
    later: bool = False


@dataclass(frozen=True)
class _Own:
    case: Case
    channel: Channel
    ground: Ground

    def complaint(self, key: UUID) -> Complaint:
        """One of this channel that is not over. Raises NotFound, NotPossible("complaint_over")."""
        row = queries.one(self.case.session, key, lock=True)
        if row.compartment_id != self.channel.compartment.id:
            raise NotFound()
        if row.state not in queries.OPEN:
            raise NotPossible("complaint_over")
        return row


def file(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, said: Complained,
    opening: Opening | None = None,
) -> UUID:  # fmt: skip
    """Complain; and open the channel beforehand to whoever will look into it, if the party wants to.

    Raises Invalid, NotFound, NotPossible("complained_already") while an earlier one is not answered.
    """
    wrong = rules.faults(said.about, said.words) | _faults_of(opening)
    if wrong:
        raise Invalid(**wrong)
    with _own(session, actor, dispute_id, party_id) as own:
        place = own.channel.compartment
        if any(each.state in queries.OPEN for each in queries.of_channel(session, place.id)):
            raise NotPossible("complained_already")
        office = _office_of(own.case, said)
        row = changes.file(session, actor, place, said, _due_on(own.case, office), own.ground)
        if said.tells_mediators:
            words = {"text": said.words.strip()}
            channels.add_entry(session, actor, own.channel, ENTRY, words, subject_id=row.id)
        if opening is not None:
            _let_in(own, row, opening)
        tell_officers(own.case, place, office.id, (Role.MANAGER,), COMES)
        return row.id


def open_to_reviewer(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, key: UUID, opening: Opening
) -> None:
    """Open the channel to whoever looks into the complaint, in the place of what was open before.

    Raises Invalid, NotFound, NotPossible("complaint_over").
    """
    wrong = _faults_of(opening)
    if wrong:
        raise Invalid(**wrong)
    with _own(session, actor, dispute_id, party_id) as own:
        row = own.complaint(key)
        view_changes.shut(session, actor, own.channel.compartment, row.id, "opened_anew")
        _let_in(own, row, opening)


def shut_to_reviewer(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, key: UUID) -> None:
    """Take the consent back, at once. Raises NotFound, NotPossible("complaint_over", "already_ended")."""
    with _own(session, actor, dispute_id, party_id) as own:
        row = own.complaint(key)
        if not view_changes.shut(session, actor, own.channel.compartment, row.id, "revoked"):
            raise NotPossible("already_ended")


def withdraw(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, key: UUID) -> None:
    """Withdraw a complaint; nobody reads the channel for it any more. Raises NotFound, NotPossible."""
    with _own(session, actor, dispute_id, party_id) as own:
        row = own.complaint(key)
        view_changes.shut(session, actor, own.channel.compartment, row.id, "withdrawn")
        changes.step(session, actor, own.channel.compartment, row, "withdraw", own.ground)


@contextmanager
def _own(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Iterator[_Own]:
    """The party's own channel, locked; also when the dispute is over. Raises NotFound."""
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        of_party(channel)
        yield _Own(case, channel, case.require(Permission.COMPLAIN))


def _let_in(own: _Own, row: Complaint, opening: Opening) -> None:
    session, place = own.case.session, own.channel.compartment
    session.flush()
    until = datetime.combine(opening.until + timedelta(days=1), time(), SHANGHAI)
    # What the party withdrew when another mediator came stays its own.
    since = max(place.withdrawn_upto, _before(session, place.id, opening.since))
    upto = None if opening.later else place.version
    view_changes.let_in(
        session, own.case.actor, place, viewing.COMPLAINT, row.id, row.reviewer_id, until,
        from_seq=since, upto_seq=upto, ground=own.ground,
    )  # fmt: skip


def _before(session: Session, place_id: UUID, day: date | None) -> int:
    """The last entry that was written before a day."""
    if day is None:
        return 0
    begun = datetime.combine(day, time(), SHANGHAI)
    query = select(func.max(ChannelEntry.seq)).where(
        ChannelEntry.compartment_id == place_id, ChannelEntry.at < begun
    )
    return session.scalar(query) or 0


def _faults_of(opening: Opening | None) -> dict[str, str]:
    return rules.faults_of_opening(opening.until, opening.since, clock.today()) if opening else {}


def _office_of(case: Case, said: Complained) -> Office:
    """The office that looks into it. Raises Invalid(to_above="unknown") where there is none above."""
    own = case.session.get_one(Office, case.dispute.office_id)
    if not said.to_above:
        return own
    if own.parent_id is None:
        raise Invalid(to_above="unknown")
    return case.session.get_one(Office, own.parent_id)


def _due_on(case: Case, office: Office) -> date:
    days = office.complaint_answer_days or rules.USUAL_ANSWER_DAYS
    return calendars.of(case.session).add_working_days(clock.today(), days)
