"""What is asked for changes, or somebody else is named as liable; what was asked before stays in the history.

Each claim item keeps its own dates, for limitation counts from them item by item.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.channels.changes import open_channel
from mediation.claims import changes as claims
from mediation.claims import rules
from mediation.claims.models import ClaimItem
from mediation.disputes import changes as disputes
from mediation.kernel import money
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.parties import changes as parties
from mediation.parties.models import Party
from mediation.policy.relations import own_member
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.claims.filing import Item
from mediation.procedure.parties.names import find_by, rename
from mediation.procedure.preparation import amend_days
from mediation.procedure.preparation.amend_days import EmploymentTold, KnownOn
from mediation.procedure.said import Said, hear


@dataclass(frozen=True)
class Added:
    """One more thing asked for."""

    item: Item


@dataclass(frozen=True)
class Changed:
    """Another sum for one of the things asked for; fen, None where no money is asked any more."""

    item_id: UUID
    amount_fen: int | None


@dataclass(frozen=True)
class Withdrawn:
    """One of several things asked for is not asked any more."""

    item_id: UUID


@dataclass(frozen=True)
class AlsoLiable:
    """Somebody else who may be liable, and why."""

    name: str
    ground: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Renamed:
    """The right name of a respondent whom nobody has identified yet."""

    party_id: UUID
    name: str


Change = Added | Changed | Withdrawn | AlsoLiable | Renamed | EmploymentTold | KnownOn


@dataclass(frozen=True)
class Amendment:
    """One change; `called` is what the record names the thing asked for, `said` how staff heard of it."""

    change: Change
    called: str = ""
    reason: str = ""
    said: Said | None = None


def amend(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, asked: Amendment) -> None:
    """Change what an applicant asks for or whom it names; terms that do not fit any more bind nobody.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("item_remains", …)), and Invalid for an unknown
    item or party, an empty or unchanged value, or words that staff do not say how they heard.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        items = _items(case)
        ground = permit(case, "amend", seen, _given(case, items, asked.change))
        applicant = next(party for party in case.parties if party.side == "applicant")
        told_for = _heard(case, applicant, asked)
        told, before, after = _carry_out(case, items, asked)
        note = "\n".join(filter(None, (told, asked.reason.strip())))
        advance(case, "amend", ground, note=note, before=before, after=after, on_behalf_of=told_for)


def _items(case: Case) -> list[ClaimItem]:
    query = select(ClaimItem).where(ClaimItem.dispute_id == case.dispute.id)
    return list(case.session.scalars(query.order_by(ClaimItem.position)))


def _given(case: Case, items: list[ClaimItem], change: Change) -> dict[str, bool]:
    """What the form's guards ask: something is still asked for, and the office may mediate it."""
    left = [item for item in items if item.withdrawn_at is None]
    fits = not isinstance(change, Added) or case.dispute.state == "intake"
    return {
        "item_remains": not isinstance(change, Withdrawn) or len(left) > 1,
        "amendment_in_scope": fits or rules.in_scope((change.item.kind,), case.facts.scope),  # type: ignore[union-attr]
    }


def _heard(case: Case, applicant: Party, asked: Amendment) -> UUID | None:
    if own_member(case.actor, case.subject, "applicant") is not None:
        return None
    if asked.said is None:
        raise Invalid(how="missing")
    hear(case, applicant, "amendment", asked.said, value="given")
    return applicant.id


def _carry_out(
    case: Case, items: list[ClaimItem], asked: Amendment
) -> tuple[str, dict[str, object], dict[str, object]]:
    """What the record says, what was and what is now."""
    change = asked.change
    if isinstance(change, AlsoLiable):
        return _name_another(case, change)
    if isinstance(change, Renamed):
        return _rename(case, change)
    if isinstance(change, EmploymentTold):
        done = amend_days.tell_employment(case, change)
    elif isinstance(change, KnownOn):
        done = amend_days.tell_known(_one_of(items, change.item_id), asked.called, change.day)
    else:
        done = _ask_differently(case, items, asked.called, change)
        _value_anew(case, items)
    amend_days.watch(case, items)
    return done


def _ask_differently(
    case: Case, items: list[ClaimItem], called: str, change: Added | Changed | Withdrawn
) -> tuple[str, dict[str, object], dict[str, object]]:
    if isinstance(change, Added):
        if not rules.known(change.item.kind):
            raise Invalid(kind="unknown")
        row = claims.add(case.session, case.stream, case.dispute.id, len(items), change.item)
        items.append(row)
        told, was, now = f"追加请求：{called}，{_sum(row.amount_fen)}。", None, row.amount_fen
    else:
        row = _one_of(items, change.item_id)
        was, now = row.amount_fen, None
        if isinstance(change, Changed):
            now = change.amount_fen
            if was == now:
                raise Invalid(amount_fen="unchanged")
            claims.change(row, now)
            told = f"变更请求金额：{called}，由{_sum(was)}改为{_sum(now)}。"
        else:
            claims.withdraw(row)
            told = f"撤回请求：{called}，{_sum(was)}。"
    return told, {"amount_fen": was}, {"item": row.id, "kind": row.kind, "amount_fen": now}


def _one_of(items: list[ClaimItem], item_id: UUID) -> ClaimItem:
    for item in items:
        if item.id == item_id and item.withdrawn_at is None:
            return item
    raise Invalid(item="unknown")


def _sum(fen: int | None) -> str:
    return "不涉及金额" if fen is None else f"{money.shown(fen)}元"


def _value_anew(case: Case, items: list[ClaimItem]) -> None:
    """The sum and the first kind that lists and figures show follow from what is still asked for."""
    left = [item for item in items if item.withdrawn_at is None]
    sum_fen, dispute = sum(item.amount_fen or 0 for item in left), case.dispute
    disputes.revalue(case.session, case.stream, dispute, sum_fen)
    dispute.cause = left[0].kind


def _name_another(case: Case, named: AlsoLiable) -> tuple[str, dict[str, object], dict[str, object]]:
    """A respondent who is named, and then invited like the others; its channel opens to the mediators."""
    lacking = {field: "missing" for field in ("name", "ground") if not getattr(named, field).strip()}
    if lacking:
        raise Invalid(**lacking)
    row = parties.also_liable(case.session, case.stream, case.dispute.id, len(case.parties), vars(named))
    open_channel(case.session, case.actor, case.dispute.id, row.id)
    case.parties.append(row)
    find_by(case)
    return f"追加被申请人：{row.name}（{row.ground}）。", {}, {"party": row.id}


def _rename(case: Case, renamed: Renamed) -> tuple[str, dict[str, object], dict[str, object]]:
    party, name = case.party(renamed.party_id), renamed.name.strip()
    if party.side != "respondent" or party.state == "identified":
        raise Invalid(party="identified_already")
    if not name or name == party.name:
        raise Invalid(name="unchanged" if name else "missing")
    was = party.name
    rename(case, party, name)
    return f"更正被申请人名称：由{was}改为{name}。", {"party": party.id}, {"party": party.id}
