"""Findings about people: who pays whom, into whose account, and for whom somebody else settles."""

from __future__ import annotations

from collections.abc import Iterator

from mediation.law.enforceability.table import Finding, found
from mediation.law.enforceability.values import Account, Draft, Item


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about payers, payees, accounts (CPLI 461; ECMR 26) and represented workers (CHR 63)."""
    for item in draft.items:
        if item.pays:
            yield from _of(item, draft.written)
    waiting = [worker.name for worker in draft.represented if not worker.consented]
    if waiting:
        yield found("not_consented", place="parties", quote="、".join(waiting))


def _of(item: Item, written: bool) -> Iterator[Finding]:
    if not item.payer:
        yield found("no_payer", item.key)
    if not item.payee:
        yield found("no_payee", item.key)
    if not item.manner:
        yield found("no_manner", item.key)
    if item.manner != "bank_transfer" or not written:
        return
    account = item.account
    if account is None or not (account.number.strip() and account.holder.strip()):
        yield found("no_account", item.key)
    elif _is_of_another(account, item.payee):
        yield found("third_person", item.key, quote=account.holder)


def _is_of_another(account: Account, payee: str) -> bool:
    own = "".join(account.holder.split()) == "".join(payee.split())
    return not own and not account.authority.strip()
