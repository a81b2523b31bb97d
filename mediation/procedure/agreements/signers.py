"""What must hold before anybody signs: an open agreement, the text that was read, a name still missing."""

from __future__ import annotations

from sqlalchemy import exists, select

from mediation.agreements import queries
from mediation.agreements.models import Agreement, Signature
from mediation.kernel.errors import NotAllowed, NotPossible
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES
from mediation.procedure.case import Case


def must_be_open(agreement: Agreement, *also: str) -> None:
    """Raises NotPossible("agreement_not_open") when nothing is to be signed any more."""
    if agreement.state not in ("offered", *also):
        raise NotPossible("agreement_not_open")


def must_be_unchanged(case: Case, agreement: Agreement, digest: str) -> None:
    """Raises NotPossible("agreement_changed") unless reader, row and text have the same digest."""
    if not digest == agreement.digest == queries.present_digest(case.session, case.dispute, agreement):
        raise NotPossible("agreement_changed")


def must_sign(case: Case, agreement: Agreement, key: str) -> None:
    """Raises NotPossible when this signature is not asked for, or was given before."""
    if key != "mediator" and key not in agreement.signatories:
        raise NotPossible("not_a_signatory")
    given = exists().where(Signature.agreement_id == agreement.id, Signature.signer == key)
    if case.session.scalar(select(given)):
        raise NotPossible("already_signed")


def signing_party(case: Case, agreement: Agreement) -> tuple[Party, str]:
    """The party for which the actor can sign, and in what capacity.

    Who acts for several parties signs for them one after the other. Raises NotAllowed, NotPossible.
    """
    own = [
        member for member in case.subject.members
        if member.person_id == case.actor.person_id
        and member.identified and member.capacity in BINDING_CAPACITIES
    ]  # fmt: skip
    if not own:
        raise NotAllowed(Permission.SIGN_AS_PARTY.value)
    failure: NotPossible | None = None
    for member in own:
        try:
            must_sign(case, agreement, member.party_id.hex)
        except NotPossible as impossible:
            failure = impossible
        else:
            return case.party(member.party_id), member.capacity
    raise failure or NotPossible("not_a_signatory")
