"""The mark a button carries: see `services.marks`."""

from typing import Annotated

from pydantic import Field

Mark = Annotated[str, Field(max_length=8, pattern="^[0-9a-f]+$")]
