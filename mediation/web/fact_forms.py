"""Forms made of the facts of one kind of entitlement: the few that are asked, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, cast

from flask import request

from mediation.kernel.errors import NotFound
from mediation.law.entitlements.errors import FactError
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.table import KINDS
from mediation.web import fact_fields
from mediation.web.figures import fault
from mediation.web.forms import PageForm
from mediation.web.labels.facts import QUESTIONS, Question, in_reader_language
from mediation.web.labels.invalid import invalid

PREFIX = "fact_"


@dataclass(frozen=True)
class Drawn:
    """A field with the explanation below its question."""

    field: Any
    hint: str | None


class FactsForm(PageForm):
    """What every form of facts can do. The class of one kind is made by `form_for`."""

    law_kind: ClassVar[str] = ""

    def facts(self) -> dict[str, Any]:
        """What was typed as the law reads it, without what was left out."""
        typed = {fact.name: fact_fields.raw_of(fact, self[PREFIX + fact.name]) for fact in self._known()}
        return {name: raw for name, raw in typed.items() if raw is not None}

    def begin_with(self, facts: Mapping[str, Any]) -> None:
        """Show what was said before, where nothing was typed yet."""
        if request.method == "GET":
            for fact in self._known():
                if fact.name in facts:
                    fact_fields.fill(fact, self[PREFIX + fact.name], facts[fact.name])

    def lengthen(self) -> None:
        """One more stretch of time, where one was asked for."""
        for fact in self._known():
            field = self[PREFIX + fact.name]
            if fact_fields.shape(fact) == "parts" and len(field.entries) < fact_fields.MOST_PARTS:
                field.append_entry()

    @property
    def asked(self) -> list[Drawn]:
        """The few that are asked in plain words, and whatever else was said or is wrong."""
        plain = [Drawn(self[PREFIX + each.fact], _text(each.hint)) for each in self._questions()]
        drawn = {each.field.name for each in plain}
        others = (self[PREFIX + fact.name] for fact in self._known())
        more = [each for each in others if each.name not in drawn and (each.errors or _holds(each))]
        return [*plain, *(Drawn(each, None) for each in more)]

    @property
    def others(self) -> list[Drawn]:
        """All that are not asked."""
        asked = {each.field.name for each in self.asked}
        fields = (self[PREFIX + fact.name] for fact in self._known())
        return [Drawn(each, None) for each in fields if each.name not in asked]

    def blame_facts(self, errors: Iterable[FactError]) -> bool:
        """Put each fault beside the fact, or beside the form of it that people are asked for.

        Says whether there was any.
        """
        found = tuple(errors)
        asked = {each.fact for each in self._questions()}
        for error in found:
            if error.code == "missing":
                self._blame(self._asked_instead(error.fact, asked), invalid("missing"))
            else:
                self._blame([error.fact], fault(self.law_kind, error))
        return bool(found)

    def _asked_instead(self, fact: str, asked: set[str]) -> list[str]:
        """The fact itself, or what is empty of the form of it that people are asked for."""
        if fact in asked:
            return [fact]
        ways = (way for forms in KINDS[self.law_kind].forms for way in forms if _among(forms, fact))
        plain = next((way for way in ways if set(way) <= asked), (fact,))
        return [name for name in plain if not _holds(self[PREFIX + name])]

    def _blame(self, facts: Sequence[str], sentence: str) -> None:
        for name in facts:
            field = self._fields.get(PREFIX + name)
            if field is None:
                self.form_errors.append(sentence)
            elif hasattr(field, "entries"):
                first = field.entries[0].form.amount
                first.errors = [*first.errors, sentence]
                field.errors = [entry.errors for entry in field.entries]
            elif hasattr(field, "form"):
                field.form.first.errors = [*field.form.first.errors, sentence]
            else:
                field.errors = [*field.errors, sentence]

    def _known(self) -> tuple[Field, ...]:
        return KINDS[self.law_kind].fields

    def _questions(self) -> tuple[Question, ...]:
        return QUESTIONS.get(self.law_kind, ())


Form = TypeVar("Form", bound=FactsForm)


def kind_asked(name: str, among: Sequence[str]) -> Kind:
    """The kind that an address names. Raises NotFound for one that does not belong there."""
    if name not in among:
        raise NotFound()
    return KINDS[name]


@cache
def form_for(law_kind: str, base: type[Form]) -> type[Form]:
    """The form of one kind, with everything that `base` has."""
    labels = {each.fact: each.label for each in QUESTIONS.get(law_kind, ())}
    fields = {
        PREFIX + fact.name: fact_fields.field_of(fact, labels.get(fact.name) or Named(fact))
        for fact in KINDS[law_kind].fields
    }
    return cast(type[Form], type(base.__name__, (base,), {"law_kind": law_kind, **fields}))


@cache
def any_kind(base: type[Form]) -> type[Form]:
    """Whatever may be typed into a form of facts: what a page declares that asks for many kinds."""
    fields = {
        PREFIX + fact.name: fact_fields.field_of(fact, Named(fact))
        for kind in KINDS.values()
        for fact in kind.fields
    }
    return cast(type[Form], type(base.__name__, (base,), fields))


class Named:
    """The name that the law's table gives a fact, in the language of whoever reads."""

    def __init__(self, fact: Field) -> None:
        self.fact = fact

    def __str__(self) -> str:
        return in_reader_language(self.fact)

    def __html__(self) -> str:
        return str(self)


def _holds(field: Any) -> bool:
    if hasattr(field, "entries"):
        return any(_holds(entry) for entry in field.entries)
    if hasattr(field, "form"):
        return any(_holds(each) for each in field.form)
    return field.data not in (None, "", False) or any(field.raw_data or ())


def _among(forms: Iterable[Sequence[str]], fact: str) -> bool:
    return any(fact in way for way in forms)


def _text(hint: Any) -> str | None:
    return None if hint is None else str(hint)
