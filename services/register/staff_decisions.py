"""Answers to the doubts of a comparison turned into plain changes."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from services.errors import NotFound, Unfitting
from services.register.staff_changes import Change, Changes, New, changed
from services.register.staff_doubts import Doubt, Meant


class Verdict(StrEnum):
    NEW = "new"
    """Nobody of the candidates: a person the register does not know yet."""
    LEFT_OUT = "left_out"
    """The row is to be passed over; everybody it might have meant stays as they are."""


Key = tuple[str, int]
"""Sheet and row."""
Settled = TypeVar("Settled", New, Change)
Answer = int | Verdict
"""The id of a candidate, or a verdict."""


def settle(changes: Changes, answers: Mapping[Key, Answer]) -> Changes:
    """The changes with every answered doubt decided; those without an answer stay doubts.

    Answers come by the key of a doubt. Raises NotFound for an answer that was not offered,
    Unfitting when two rows were given the same person.
    """
    by_key = {doubt.key: doubt for doubt in changes.doubts}
    if not answers.keys() <= by_key.keys():
        raise NotFound
    decided = {asked: _decided(by_key[asked], answer) for asked, answer in answers.items()}
    pairs = [found for found in decided.values() if isinstance(found, Change)]
    chosen = {pair.known.id for pair in pairs}
    if len(chosen) < len(pairs):
        raise Unfitting("staff-problem-chosen-twice")
    doubts = tuple(_still(doubt, chosen) for doubt in changes.doubts if doubt.key not in answers)
    passed_over = [by_key[asked] for asked, found in decided.items() if found is None]
    asked_still, untouched = Meant((), doubts), Meant((), passed_over)
    rest = [person for person in changes.awaiting if person.id not in chosen]
    gone = [person for person in rest if person not in asked_still and person not in untouched]
    active = [pair for pair in pairs if not pair.known.is_archived]
    return replace(
        changes,
        new=_in_order([*changes.new, *(found for found in decided.values() if isinstance(found, New))]),
        changed=_in_order([*changes.changed, *(pair for pair in active if pair.facts)]),
        unchanged=_in_order([*changes.unchanged, *(pair for pair in active if not pair.facts)]),
        returned=_in_order([*changes.returned, *(pair for pair in pairs if pair.known.is_archived)]),
        left=tuple(sorted((*changes.left, *gone), key=lambda person: person.id)),
        doubts=doubts,
        awaiting=tuple(person for person in rest if person in asked_still),
    )


def _decided(doubt: Doubt, answer: Answer) -> New | Change | None:
    if answer is Verdict.LEFT_OUT:
        return None
    if answer is Verdict.NEW:
        if not doubt.may_be_new:
            raise NotFound
        return New(doubt.row, doubt.organization_id)
    offered = {candidate.known.id: candidate.known for candidate in doubt.candidates if not candidate.is_taken}
    if answer not in offered:
        raise NotFound
    return changed(offered[answer], doubt.row, doubt.organization_id)


def _still(doubt: Doubt, chosen: Container[int]) -> Doubt:
    """The doubt with candidates other rows have been given since marked as taken."""
    candidates = (
        replace(candidate, is_taken=candidate.is_taken or candidate.known.id in chosen)
        for candidate in doubt.candidates
    )
    return replace(doubt, candidates=tuple(candidates))


def _in_order(settled: Iterable[Settled]) -> tuple[Settled, ...]:
    return tuple(sorted(settled, key=lambda one: (one.row.sheet, one.row.row)))
