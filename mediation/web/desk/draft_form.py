"""The form of a draft agreement: beside its words the accounts, and why something found in it stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import wtforms
from wtforms import FormField, HiddenField
from wtforms.validators import Length

from mediation.agreements.text import PayeeAccount
from mediation.web.desk.agreement_forms import AgreementForm
from mediation.web.desk.proposing.cautions import CautionFields
from mediation.web.fields import AreaField, TextField
from mediation.web.lists import BoundedList
from mediation.web.translate import lazy_gettext as _l

MOST_ACCOUNTS = 20
MOST_EXPLANATIONS = 200


class AccountForm(wtforms.Form):
    """The account into which one payee is paid."""

    payee = HiddenField(validators=[Length(max=32)])
    holder = TextField(_l("户名"), most=100, required=False)
    bank = TextField(_l("开户行"), most=100, required=False)
    number = TextField(_l("账号"), most=40, required=False)
    authority = TextField(_l("户名不是收款人的，写明怎样委托代收"), most=300, required=False)

    @property
    def said(self) -> PayeeAccount | None:
        holder, bank = self.holder.data or "", self.bank.data or ""
        number, payee = "".join((self.number.data or "").split()), self.payee.data or ""
        if not (payee and number):
            return None
        return PayeeAccount(payee, holder, bank, number, self.authority.data or "")


class ExplanationForm(wtforms.Form):
    """Why something found in the draft stays as it is."""

    key = HiddenField(validators=[Length(max=100)])
    words = AreaField(_l("仍然这样约定的，写明原因（写进案卷，双方都能看到）"), most=1000, required=False)


class DraftForm(CautionFields, AgreementForm):
    """What the mediator writes into an agreement, with accounts, cautions and explanations."""

    accounts = BoundedList(FormField(AccountForm), max_entries=MOST_ACCOUNTS)
    explanations = BoundedList(FormField(ExplanationForm), max_entries=MOST_EXPLANATIONS)

    def offer(self, payees: Iterable[tuple[str, str]]) -> None:
        """An account for each payee (key, name), in the payee's own name unless it is said otherwise."""
        there = {entry.form.payee.data for entry in self.accounts}
        for key, name in payees:
            if key not in there:
                self.accounts.append_entry({"payee": key, "holder": name})

    def ask_why(self, keys: Iterable[str]) -> None:
        """A place to explain each of these findings, with what was written there before."""
        written = self.explained()
        while self.explanations.entries:
            self.explanations.pop_entry()
        for key in keys:
            self.explanations.append_entry({"key": key, "words": written.get(key, "")})

    def given_accounts(self) -> tuple[PayeeAccount, ...]:
        """The accounts that were filled in."""
        return tuple(said for entry in self.accounts if (said := entry.form.said))

    def explained(self) -> Mapping[str, str]:
        """Finding → why it stays."""
        return {entry.form.key.data or "": entry.form.words.data or "" for entry in self.explanations}
