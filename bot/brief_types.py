"""aiogram's types without two seconds of preparing all of them at once.

aiogram prepares the validators of its 500 types when it is imported, although it marks them for being prepared when
they are first needed (`defer_build`): the names they refer to are known only at the end of that import. Here the same
names are put where pydantic looks for them, and each type is prepared at its first use, within milliseconds.
"""

import sys
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel

PACKAGE = "aiogram.types"


def import_types() -> None:
    """Import `aiogram.types`; nothing changes where somebody has already imported it."""
    if PACKAGE in sys.modules:
        return
    rebuild = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(_leave_for_later)  # type: ignore[method-assign, assignment]
    try:
        import aiogram.types as package  # noqa: PLC0415  # the point is when it is imported
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
    from aiogram.client.default import Default  # noqa: PLC0415  # imports the types itself

    names = {name: getattr(package, name) for name in package.__all__}
    names |= {"List": list, "Optional": Optional, "Union": Union, "Literal": Literal, "Default": Default}
    for module in [one for name, one in sys.modules.items() if name.startswith(f"{PACKAGE}.")]:
        vars(module).update({name: one for name, one in names.items() if name not in vars(module)})


def _leave_for_later(_cls: type[BaseModel], /, **_options: Any) -> None:
    """In the place of `model_rebuild` during the import."""
