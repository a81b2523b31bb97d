"""What nobody types and every scanner sends: signs, lengths and numbers that break careless programs."""

from __future__ import annotations

VALUES = {
    "nul": "a\x00b",
    "replacement": "\ufffd\ufffe\uffff",
    "direction": "\u202egnp.exe\u2066x\u2069",
    "control": "a\r\nSet-Cookie: a=b\x1b[31m\x7f\x85\u2028",
    "marks": "a" + "\u0300\u0327" * 6,
    "one becomes eighteen": "\ufdfa" * 6,
    "digits": "9" * 120,
    "beyond every integer": "-99999999999999999999999",
    "beyond the database's integer": "9223372036854775808",
    "other digits": "١٢٣²",
    "quotes": "'\"`;--/*%_\\",
    "markup": "<script>{{7*7}}</script>${7*7}",
    "path": "../../../../etc/passwd",
    "astral": "\U00020000\U000e0001\U0001f468\u200d\U0001f469",
    "nothing": "",
    "blank": "\u3000\u00a0\u200b",
}
"""Name → text."""
RAW = {"no UTF-8": "%ff%fe%00", "half a pair": "%ED%A0%80", "broken escape": "%zz%"}
"""The same for what can only be written in an address as it stands."""
