"""Own words about figures below the lawful floor: asked for where there are some, and taken from a form.

A form that may ask has the fields `own_words` and `figures_read`, with the label that fits who writes.
"""

from __future__ import annotations

from mediation.procedure.proposing.own_range import OwnWords
from mediation.web.answer_words import OwnRange
from mediation.web.forms import StepForm

FIELDS = ("own_words", "figures_read")


def ask_own_words(form: StepForm, below: OwnRange | None) -> None:
    """Leave the fields out where nothing is below; else the form says for which figures it is asked."""
    if below is None:
        for name in FIELDS:
            del form[name]
    elif not form.is_submitted():
        form["figures_read"].data = below.mark


def own_words_of(form: StepForm) -> OwnWords:
    """What was said of the figures, where there were some to read."""
    words, mark = (form[name].data if name in form else None for name in FIELDS)
    return OwnWords(words or "", mark)
