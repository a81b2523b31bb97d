"""The facts of a computation from a file: strict JSON, so that no sum is read otherwise than written."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

MOST_BYTES = 1_000_000
STANDARD_INPUT = "-"


class Unusable(ValueError):
    """The file has no facts that could be read; its text says why, in both languages."""


def facts_from(file: str) -> Mapping[str, Any]:
    """The object in the file (`-`: standard input), its numbers as Decimal. Raises Unusable."""
    try:
        text = _bytes(file).decode("utf-8-sig")
        found = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_no_number,
            object_pairs_hook=_each_name_once,
        )
    except UnicodeDecodeError:
        raise Unusable("文件应为UTF-8编码 (the file must be UTF-8)") from None
    except json.JSONDecodeError as wrong:
        raise Unusable(
            f"第{wrong.lineno}行不是有效的JSON (line {wrong.lineno} is not valid JSON: {wrong.msg})"
        ) from None
    except RecursionError:
        raise Unusable("嵌套过深 (the file is nested too deeply)") from None
    if not isinstance(found, dict):
        raise Unusable("文件应为一个JSON对象 (the file must hold a JSON object)")
    return found


def _bytes(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            read = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                read = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as wrong:
        reason = getattr(wrong, "strerror", None) or "no such path"
        raise Unusable(f"无法读取文件 (the file cannot be read: {reason})") from None
    if len(read) > MOST_BYTES:
        raise Unusable(f"文件超过{MOST_BYTES}字节 (the file is larger than {MOST_BYTES} bytes)")
    return read


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except ArithmeticError:
        raise Unusable("数字过大 (a number in the file is too large)") from None


def _no_number(written: str) -> NoReturn:
    raise Unusable(f"{written}不是数字 ({written} is not a number)")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unusable(f"{name[:60]}：写了两次 (is written twice)")
        found[name] = value
    return found
