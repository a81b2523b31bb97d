"""Every form that somebody can reach, filled in as its reader would, and then made hostile."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element
from zlib import crc32

from werkzeug.datastructures import MultiDict

from mediation.kernel import clock
from tests.integration.bounds.hostile import VALUES
from tests.integration.web.client import Browser
from tests.integration.web.pages import Form, Page
from tests.wall.inside import PDF

LINK = re.compile(r'href="(/[^"#]*)')
KEY = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]{2,4}-\d{4}-\d{6}-\d|(?<=/offices/)[A-Z]+"
)
LEFT_ALONE = {"csrf_token"}
SPARED = ("/account/sign-out", "/language", "/demo")
"""Forms of every page, one of which would end the very sign-in that tries the others."""
TYPED = ("text", "tel", "password", "search")
LAST = (
    "disable", "reset-factor", "/roles", "/people", "/offices", "withdraw", "refuse-mediation", "terminate",
    "decline", "hand-over", "revoke", "transfer", "/end", "repair", "recuse", "replace", "reassign",
    "suspend", "accept", "assign", "begin-", "return-", "reach-", "reopen-", "seal", "complete", "sign",
)  # fmt: skip
"""What may move the dispute or end somebody's part in it is tried after everything else."""


def kind_of(path: str) -> str:
    """The page without the keys in its address; what one chose to do there makes it another."""
    place, _, query = path.partition("?")
    return KEY.sub("*", place) + "".join(re.findall(r"\bdo=\w+", query))


def pages(browser: Browser, starts: tuple[str, ...], own: tuple[str, ...], most: int = 120) -> Iterator[str]:
    """Addresses that links lead to, one of each kind, and that hold a form."""
    waiting, known = list(starts), {kind_of(path) for path in starts}
    while waiting and most:
        path, most = waiting.pop(0), most - 1
        answer = browser.client.get(path)
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        text = answer.get_data(as_text=True)
        if text.count('method="post"') > text.count('action="/account/sign-out"'):
            yield path
        for link in LINK.findall(text):
            link = link.replace("&amp;", "&")
            if link.startswith(own) and kind_of(link) not in known:
                known.add(kind_of(link))
                waiting.append(link)


def danger(path: str) -> int:
    """How late a form is tried."""
    return max((at + 1 for at, word in enumerate(reversed(LAST)) if word in path), default=0)


def forms_on(browser: Browser, path: str) -> list[Form]:
    """The forms of a page with something to fill in."""
    answer = browser.client.get(path)
    if answer.mimetype != "text/html":
        return []
    found = Page(answer, path).forms
    return [each for each in found if each.method == "post" and not each.action.startswith(SPARED)]


def usual(form: Form) -> dict[str, list[Any]]:
    """What a reader in a hurry fills in: the first choice, today, a word; hidden fields as they came."""
    given: dict[str, list[Any]] = {name: list(values) for name, values in form.fields.items()}
    for each in form.element.iter():
        name = each.get("name")
        if name and name in given and each.tag in ("input", "textarea", "select"):
            _fill_in(given, name, each)
    _whole_days(given)
    return given


def _fill_in(given: dict[str, list[Any]], name: str, each: Element) -> None:
    kind = each.get("type", "text")
    if kind in ("radio", "checkbox") and not given[name]:
        given[name] = [each.get("value", "on")]
    elif kind == "datetime-local":
        given[name] = [clock.now().astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")]
    elif each.tag == "select" and given[name] == [""]:
        given[name] = [option.get("value") for option in each.iter("option") if option.get("value")][:1]
    elif (kind in TYPED and given[name] == [""]) or given[name] == ["", "", ""]:
        given[name] = [_word(name, kind)] * len(given[name])
    elif each.tag == "textarea" and given[name] == [""]:
        given[name] = ["说明"]


def _word(name: str, kind: str) -> str:
    if kind == "tel" or "phone" in name:
        return "13612345678"
    return "100" if "fen" in name or "days" in name or name.endswith("settled") else "说明"


def _whole_days(given: dict[str, list[Any]]) -> None:
    day = clock.today() + timedelta(days=5)
    for name, values in given.items():
        if len(values) == 3:
            given[name] = [str(day.year), str(day.month), str(day.day)]


def hostile(form: Form) -> Iterator[tuple[str, dict[str, list[Any]]]]:
    """First a null sign in every text at once, then another value in each field by itself."""
    plain = usual(form)
    names = [name for name in plain if name not in LEFT_ALONE]
    typed = {name for name in names if _is_typed(form, name)}
    nul = VALUES["nul"]
    yield "nul everywhere", {**plain, **{name: [nul] * len(plain[name] or [1]) for name in typed}}
    values = list(VALUES.items())
    for name in names:
        called, value = values[crc32(f"{kind_of(form.action)}{name}".encode()) % len(values)]
        yield f"{called} in {name}", {**plain, name: [value] * max(1, len(plain[name]))}
    called, value = values[crc32(kind_of(form.action).encode()) % len(values)]
    yield f"{called} as a name", {**plain, value or "x": ["x"]}


def _is_typed(form: Form, name: str) -> bool:
    return any(
        each.tag == "textarea" or (each.tag == "input" and each.get("type", "text") in TYPED)
        for each in form.element.iter()
        if each.get("name") == name
    )


def send(browser: Browser, form: Form, given: Mapping[str, list[Any]], named: str) -> int:
    """The status of the answer; a file goes along where the form takes one."""
    data: MultiDict[str, Any] = MultiDict()
    for name, values in given.items():
        for value in values:
            data.add(name, value)
    kwargs = {}
    if form.files:
        kwargs["content_type"] = "multipart/form-data"
        for name in form.files:
            data.add(name, (io.BytesIO(PDF), f"{named}.pdf"))
    return browser.client.post(form.action, data=data, **kwargs).status_code


def try_out(browser: Browser, path: str, tried: set[str], tell: Callable[[str], None]) -> None:
    """Every form of a page that was not tried before, with everything hostile."""
    for at, form in enumerate(forms_on(browser, path)):  # each form of a page may lead elsewhere
        kind = kind_of(form.action)
        if kind in tried:
            continue
        tried.add(kind)
        for what, given in list(hostile(form)):
            status = send(browser, form, given, VALUES["direction"] if "nul" in what else "工资条")
            if status >= 500:
                tell(f"{status} {kind}: {what}")
            if status in (303, 409):
                # Taken, or overtaken: the next one needs a form of its own.
                found = forms_on(browser, path)
                if at >= len(found) or kind_of(found[at].action) != kind:
                    break
                form = found[at]
