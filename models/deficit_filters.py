"""What a list of the register of deficits is narrowed by."""

from dataclasses import dataclass

from models.deficits import DeficitState


@dataclass(frozen=True, slots=True)
class Filter:
    """All of them have to fit; none narrows by itself."""

    area: str | None = None
    topic: str | None = None
    organization_id: int | None = None
    association_id: int | None = None
    state: DeficitState | None = DeficitState.PROPOSED
    words: tuple[str, ...] = ()
    """Parts of a name or a code."""
