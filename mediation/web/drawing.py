"""How pages are drawn: Jinja, less what it does over and over for the thousand values of one page.

Compiler, context and globals are replaced where Jinja lets an environment name its own; what a
template means does not change (tests/unit/web/test_drawing.py draws the same both ways).
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import FunctionType
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


def shown(value: Any) -> str:
    """A value as it stands in HTML; unlike `escape` it gives plain text, since it is joined at once."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


class Writer(CodeGenerator):
    """Writes `environment.shown(…)` around what a template puts out."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class Calling(Context):
    """Calls macros and plain functions at once: only others are asked what they want to be given."""

    def call(__self, __called: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: B902, N805
        kind = type(__called)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind is not FunctionType or __called.__dict__:
            return super().call(__called, *args, **named)
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        return __called(*args, **named)


class Drawing(Environment):
    """The environment of all templates."""

    code_generator_class = Writer
    context_class = Calling
    shown = staticmethod(shown)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """No template has globals of its own, so all share the environment's."""
        return super().make_globals(d) if d else self.globals
