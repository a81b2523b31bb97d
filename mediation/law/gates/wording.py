"""What the words of an agreement say about a labour relation."""

from __future__ import annotations

import re

_CONFIRMS = re.compile(
    r"(?:确认|认可|承认)[^。；;\n]{0,40}?(?:存在|建立|成立|系|有)[^。；;，,\n]{0,12}?劳动关系"
)


def confirms_relation(*texts: str) -> bool:
    """Whether a text confirms that there is or was a labour relation: no review then (CHR 75(4))."""
    return any(_CONFIRMS.search(text) for text in texts)
