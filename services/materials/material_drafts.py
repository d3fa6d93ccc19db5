"""A material as somebody offers it: pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from programmes.programme import Programme
from services import naming
from services.documents import LINK
from services.errors import Unfitting
from services.kept_drafts import Kept

SHORTEST, LONGEST_TITLE, LONGEST_NOTE, LONGEST_LINK = 3, 150, 300, 400
EVERYBODY = "all"
"""The audience of what is for everybody."""


class Step(StrEnum):
    KIND = "kind"
    TITLE = "title"
    AREA = "area"
    AUDIENCE = "audience"
    NOTE = "note"
    SOURCE = "source"
    NAME = "name"


class Naming(StrEnum):
    NAMED = "named"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class MaterialDraft(Kept):
    material_id: int = 0
    """0: a new one; else what is corrected."""
    kind: str = ""
    title: str = ""
    area: str = ""
    audience: str = ""
    note: str = ""
    source: str = ""
    name: Naming | None = None

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        return cls(**{**plain, "name": Naming(plain["name"]) if plain.get("name") else None})

    @property
    def missing(self) -> Step | None:
        """The first question without an answer."""
        said = (self.kind, self.title, self.area, self.audience, self.note, self.source, self.name)
        return next((step for step, value in zip(Step, said, strict=True) if not value), None)


def still_known(draft: MaterialDraft, programme: Programme) -> MaterialDraft:
    """Without what the programme has given up since: it is asked anew."""
    kind = draft.kind if programme.materials.kind(draft.kind) else ""
    area = draft.area if any(one.code == draft.area for one in programme.competences.areas) else ""
    is_for = draft.audience == EVERYBODY or programme.positions.group(draft.audience)
    return replace(draft, kind=kind, area=area, audience=draft.audience if is_for else "")


def typed(draft: MaterialDraft, step: Step, text: str) -> MaterialDraft:
    """The draft with what was typed. Raises Unfitting, also where only a button answers."""
    match step:
        case Step.TITLE:
            return replace(draft, title=_words(text, LONGEST_TITLE, "material-title-unfit"))
        case Step.NOTE:
            return replace(draft, note=_words(text, LONGEST_NOTE, "material-note-unfit"))
        case Step.SOURCE:
            link = text.strip()
            if len(link) > LONGEST_LINK or not LINK.fullmatch(link):
                raise Unfitting("material-source-unfit")
            return replace(draft, source=link)
    raise Unfitting("material-choose-button")


def _words(text: str, longest: int, refusal: str) -> str:
    said = naming.clean(text)
    if not SHORTEST <= len(said) <= longest or not naming.search_key(said):
        raise Unfitting(refusal, low=SHORTEST, high=longest)
    return said
