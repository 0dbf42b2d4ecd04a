"""An option that is given once: of two ledgers or two days Click would take the last and say nothing of the other."""

from __future__ import annotations

from typing import Any

import click


class Once(click.Option):
    """An option whose second value is a usage error, and not a silent choice of one."""

    def __init__(self, *names: Any, **said: Any) -> None:
        super().__init__(*names, **said | {"multiple": True})

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The one value, or None."""
        given = super().process_value(ctx, value)
        if given and len(given) > 1:
            raise click.UsageError(f"{self.opts[0]} is given {len(given)} times. Name one.", ctx)
        return given[0] if given else None
