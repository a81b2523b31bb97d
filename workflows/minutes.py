"""Minutes of a joint session: written, laid out to be read, signed by those present, or corrected."""

from __future__ import annotations

from workflows.vocabulary import Kind, State, Step, Workflow

MINUTES = Workflow(
    name="minutes",
    label="调解笔录",
    label_en="Minutes",
    initial="draft",
    states=(
        State("draft", Kind.OPEN, "起草中", "Being written"),
        # From here on the text is fixed by its digest.
        State("laid_out", Kind.OPEN, "待核对签名", "To be read and signed"),
        State("signed", Kind.CLOSED, "已签名", "Signed"),
        State("superseded", Kind.FINAL, "已由更正后的笔录代替", "Replaced by corrected minutes"),
    ),
    steps=(
        Step(
            "lay_out",
            ("draft",),
            "laid_out",
            "minutes.lay_out",
            "minutes.laid_out",
            "笔录定稿，请各方核对",
            "Lay the minutes out to be read",
        ),
        Step(
            "complete",
            ("laid_out",),
            "signed",
            "minutes.complete",
            "minutes.signed",
            "笔录签名完成",
            "Complete the signatures",
        ),
        Step(
            "supersede",
            ("laid_out", "signed"),
            "superseded",
            "minutes.supersede",
            "minutes.superseded",
            "以更正后的笔录代替",
            "Replace by corrected minutes",
        ),
    ),
)
