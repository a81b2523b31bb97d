"""A fetched page: reviewed at once, then read and filled in as its reader would."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from mediation.web.access import DECLARED
from mediation.web.forms import StepForm


def text_of(element: Element) -> str:
    """All the words below an element, with single blanks between them."""
    return " ".join("".join(element.itertext()).split())


@dataclass
class Form:
    """A form of a page with what its reader finds filled in."""

    element: Element
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Everything that can be filled in or travels along."""
        return set(self.fields) | self.files


@dataclass
class Page:
    """An answer of the application."""

    response: TestResponse
    path: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str | None:
        return self.response.headers.get("Location")

    @cached_property
    def document(self) -> Element:
        return self._parser_and_document[1]

    @cached_property
    def faults_of_markup(self) -> list[str]:
        """What a strict reader of HTML complains about."""
        errors = self._parser_and_document[0].errors
        return [f"line {place[0]}: {code} {about}" for place, code, about in errors]

    @cached_property
    def _parser_and_document(self) -> tuple[Any, Element]:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        return parser, parser.parse(self.response.get_data(as_text=True))

    @property
    def title(self) -> str:
        found = self.document.find("head/title")
        return "" if found is None else text_of(found)

    @property
    def h1(self) -> str:
        return text_of(next(self.document.iter("h1")))

    @property
    def text(self) -> str:
        """The words of the main part."""
        main = next(self.document.iter("main"), self.document)
        return text_of(main)

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        for element in self.document.iter("div"):
            if "govuk-error-summary" in (element.get("class") or "").split():
                return [text_of(item) for item in element.iter("li")]
        return []

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of this tag with these attributes: `page.all("a", href="/")`."""
        return [
            element
            for element in self.document.iter(tag)
            if all(element.get(name.replace("_", "-")) == value for name, value in attributes.items())
        ]

    def links(self) -> dict[str, str]:
        """Words → address of every link."""
        return {text_of(element): element.get("href") or "" for element in self.document.iter("a")}

    @cached_property
    def forms(self) -> list[Form]:
        return [_form(element, self.path) for element in self.document.iter("form")]

    def form(self, action: str | None = None) -> Form:
        """The page's own form, or the one whose address ends like this."""
        own = [each for each in self.forms if each.method == "post" and not _is_of_the_header(each)]
        if action is not None:
            own = [each for each in self.forms if each.action.split("?")[0].endswith(action)]
        assert own, f"no form {action or ''} on {self.path}: {[each.action for each in self.forms]}"
        return own[0]

    def review(self, app: Flask) -> None:
        """What every page must keep. Raises AssertionError with all faults at once."""
        if not (self.response.mimetype == "text/html" and self.response.data):
            return
        faults = [*self.faults_of_markup, *self._faults_of_headings(), *self._faults_of_ids()]
        faults += [fault for each in self.forms for fault in _faults_of_form(each, app)]
        assert not faults, f"{self.path} ({self.status}): " + "; ".join(faults)

    def _faults_of_headings(self) -> list[str]:
        headings = [text_of(each) for each in self.document.iter("h1")]
        if len(headings) != 1:
            return [f"{len(headings)} h1: {headings}"]
        return (
            [] if headings[0] and headings[0] in self.title else [f"h1 {headings[0]!r}, title {self.title!r}"]
        )

    def _faults_of_ids(self) -> list[str]:
        known = Counter(each.get("id") for each in self.document.iter() if each.get("id"))
        faults = [f"id {name!r} {count} times" for name, count in known.items() if count > 1]
        for element in self.document.iter():
            for attribute in ("for", "aria-describedby", "aria-labelledby"):
                missing = [name for name in (element.get(attribute) or "").split() if name not in known]
                faults += [f"{attribute}={name!r} leads nowhere" for name in missing]
        return faults


def _is_of_the_header(form: Form) -> bool:
    return form.action == "/account/sign-out"


def _form(element: Element, path: str) -> Form:
    action = element.get("action") or path
    form = Form(element, action, (element.get("method") or "get").lower())
    for each in element.iter():
        _fill_in(form, each)
    return form


def _fill_in(form: Form, element: Element) -> None:
    name = element.get("name")
    if not name or element.tag == "button":
        return
    kind = element.get("type", "text")
    if element.tag == "input" and kind == "file":
        form.files.add(name)
    elif element.tag == "input" and kind in ("radio", "checkbox"):
        form.fields.setdefault(name, [])
        if element.get("checked") is not None:
            form.fields[name].append(element.get("value", "on"))
    elif element.tag == "input":
        form.fields.setdefault(name, []).append(element.get("value", ""))
    elif element.tag == "textarea":
        form.fields.setdefault(name, []).append((element.text or "").removeprefix("\n"))
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        form.fields[name] = [each.get("value", text_of(each)) for each in chosen]


def _faults_of_form(form: Form, app: Flask) -> list[str]:
    if form.method != "post":
        return []
    faults = [] if form.element.get("action") is not None else ["a form without an action"]
    if not form.fields.get("csrf_token", [""])[0]:
        faults.append(f"the form to {form.action} has no token")
    declared = _declared_at(form.action, app)
    if declared is None:
        faults.append(f"the form leads to {form.action}, where nothing takes it")
    elif declared.form and issubclass(declared.form, StepForm) and not form.fields.get("once", [""])[0]:
        faults.append(f"the form to {form.action} may act twice")
    return faults


def _declared_at(action: str, app: Flask) -> Any:
    try:
        endpoint, _ = app.url_map.bind("localhost").match(action.split("?")[0], method="POST")
    except HTTPException:
        return None
    return DECLARED.get(endpoint)
