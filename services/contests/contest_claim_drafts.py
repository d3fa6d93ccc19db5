"""A result of a contest held elsewhere, as somebody tells of it: pure, told what day it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from models.contests import ContestStage, EntryStatus
from services import documents, moments, naming
from services.contests.contest_drafts import title_of
from services.errors import Unfitting
from services.kept_drafts import Kept, with_days

STAGES = (ContestStage.REGIONAL, ContestStage.FEDERAL)
SHORTEST_PROOF, LONGEST_PROOF = 3, 500


class Step(StrEnum):
    CONTEST = "contest"
    """A known one is tapped, another one typed."""
    KIND = "kind"
    STAGE = "stage"
    DAY = "day"
    RESULT = "result"
    PLACE = "place"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class ClaimDraft(Kept):
    person_id: int = 0
    """0: the one who tells."""
    called: str = ""
    contest_id: int = 0
    """0: one nobody has told of yet."""
    title: str = ""
    kind: str = ""
    stage: ContestStage | None = None
    on: date | None = None
    status: EntryStatus | None = None
    place: int | None = None
    """0: none; None: not asked yet."""
    proof: str = ""

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        values = with_days(plain, "on")
        values["stage"] = ContestStage(values["stage"]) if values.get("stage") else None
        values["status"] = EntryStatus(values["status"]) if values.get("status") else None
        return cls(**values)

    @property
    def missing(self) -> Step | None:
        """The first question without an answer."""
        asked = {
            Step.CONTEST: bool(self.title),
            Step.KIND: bool(self.contest_id or self.kind),
            Step.STAGE: bool(self.contest_id or self.stage),
            Step.DAY: bool(self.contest_id or self.on),
            Step.RESULT: self.status is not None,
            Step.PLACE: self.place is not None,
            Step.PROOF: bool(self.proof),
        }
        return next((step for step, is_said in asked.items() if not is_said), None)


def typed(draft: ClaimDraft, step: Step, text: str, *, today: date) -> ClaimDraft:
    """The draft with what was typed. Raises Unfitting."""
    if step is Step.CONTEST:
        return replace(draft, contest_id=0, title=title_of(text))
    if step is Step.DAY:
        day = moments.read_past_day(text, today=today)
        if day > today:
            raise Unfitting("contest-claim-ahead")
        return replace(draft, on=day)
    if step is Step.PROOF:
        return replace(draft, proof=proof_of(text))
    raise Unfitting("contest-choose-button")


def proof_of(text: str) -> str:
    proof = naming.clean(text)
    if not SHORTEST_PROOF <= len(proof) <= LONGEST_PROOF:
        raise Unfitting("contest-proof-unfit", low=SHORTEST_PROOF, high=LONGEST_PROOF)
    return documents.typed_words(proof)
