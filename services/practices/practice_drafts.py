"""A practice as somebody tells of it: pure, told what day it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from models.events import EventLevel
from models.practices import Practice
from services import documents, moments, naming
from services.errors import Unfitting
from services.kept_drafts import Kept, with_days
from services.marks import mark_of

LIMITS = {"theme": (3, 200), "place": (2, 200), "proof": (3, 500)}


class Step(StrEnum):
    KIND = "kind"
    THEME = "theme"
    LEVEL = "level"
    DAY = "day"
    PLACE = "place"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class PracticeDraft(Kept):
    practice_id: int = 0
    """0: one nobody has told of yet."""
    kind: str = ""
    theme: str = ""
    level: EventLevel | None = None
    on: date | None = None
    place: str = ""
    proof: str = ""
    mark: str = ""
    """Of the words that are corrected, as they were when that was begun."""

    @classmethod
    def of_row(cls, one: Practice) -> Self:
        words = one.kind, one.theme, one.level, one.held_on, one.place, one.proof
        return cls(one.id, *words, mark=mark_of(*words))

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        values = with_days(plain, "on")
        values["level"] = EventLevel(values["level"]) if values.get("level") else None
        return cls(**values)

    @property
    def words(self) -> dict[str, Any]:
        """What the card says, by the names of its columns."""
        return {
            "kind": self.kind, "theme": self.theme, "level": self.level,
            "held_on": self.on, "place": self.place, "proof": self.proof,
        }  # fmt: skip

    @property
    def missing(self) -> Step | None:
        """The first question without an answer."""
        answers = (self.kind, self.theme, self.level, self.on, self.place, self.proof)
        return next((step for step, said in zip(Step, answers, strict=True) if not said), None)


def typed(draft: PracticeDraft, step: Step, text: str, *, today: date) -> PracticeDraft:
    """The draft with what was typed. Raises Unfitting."""
    if step is Step.DAY:
        day = moments.read_past_day(text, today=today)
        if day > today:
            raise Unfitting("practice-ahead")
        return replace(draft, on=day)
    if step.value not in LIMITS:
        raise Unfitting("practice-choose-button")
    (low, high), said = LIMITS[step.value], naming.clean(text)
    if not low <= len(said) <= high or (step is Step.THEME and not naming.search_key(said)):
        raise Unfitting("practice-words-unfit", low=low, high=high)
    match step:
        case Step.THEME:
            return replace(draft, theme=said)
        case Step.PLACE:
            return replace(draft, place=said)
        case _:
            return replace(draft, proof=documents.typed_words(said))
