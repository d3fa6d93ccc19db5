"""Offers of courses as methodists keep them: made, changed, called off, and closed with who has completed them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_rows import Offered
from models.courses import Completion, CompletionStatus, CourseOffer, CourseRequest, RequestStatus
from models.queries import turns
from models.queries.courses import completions, providers
from models.queries.courses import course_offers as rows
from services import audit, notices
from services.calling import call
from services.courses import course_confirming, course_offers
from services.courses.course_drafts import checked, number_of
from services.courses.course_offer_drafts import OfferDraft
from services.courses.course_offers import Page
from services.courses.courses import provider_id_of
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has enrolled."""

    person_id: int
    called: str
    is_completed: bool


@dataclass(frozen=True, slots=True)
class Members:
    offer: CourseOffer
    listed: Sequence[Member]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Closed:
    completed: int
    with_document: int


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    today = visit.municipality.day(visit.now)
    found, count = await rows.kept(session, today=today, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.kept(session, today=today, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return Page(found, min(page, pages - 1), pages, count)


async def look(session: AsyncSession, visit: Visit, *, offer_id: int) -> Offered:
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    found = await rows.look(session, visit.actor.id, await course_offers.whom_of(session, visit), offer_id)
    await session.commit()
    if found is None:
        raise NotFound
    return found


async def to_change(session: AsyncSession, visit: Visit, *, offer_id: int) -> OfferDraft:
    offer = await _find(session, visit, offer_id)
    draft = OfferDraft.of_row(offer, await providers.find(session, offer.provider_id))
    await session.commit()
    return draft


async def save(session: AsyncSession, visit: Visit, *, draft: OfferDraft) -> int:
    """Show a new one to educators, or change one they see; whoever has enrolled is told of other days."""
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    today = visit.municipality.day(visit.now)
    if not draft.is_whole or draft.ends_on is None:
        raise Unfitting("course-draft-gone")
    checked(draft)
    if draft.offer_id is None and draft.until() < today:
        raise Unfitting("course-seat-past")
    values = await _values(session, visit, draft)
    if draft.offer_id is None:
        await turns.take(session, f"course offers:{visit.actor.id}")
        if (same := await rows.same(session, visit.actor.id, values)) is not None:  # as after a crash
            await session.commit()
            return same
        offer = await rows.add(session, CourseOffer(created_by=visit.actor.id, created_at=visit.now, **values))
    else:
        offer = await _find(session, visit, draft.offer_id, to_change=True)
        if draft.seats is not None and draft.seats < (taken := await rows.taken(session, offer.id)):
            await session.rollback()
            raise Unfitting("course-seat-taken", count=taken)
        is_moved = (offer.starts_on, offer.ends_on) != (draft.starts_on, draft.ends_on)
        was_soon = _is_soon(visit, offer)
        for name, value in values.items():
            setattr(offer, name, value)
        if is_moved:
            await _tell_enrolled(session, visit, offer, "course-notice-moved", was_soon=was_soon)
    await session.commit()
    return offer.id


async def call_off(session: AsyncSession, visit: Visit, *, offer_id: int) -> int:
    """It will not take place; whoever has enrolled is told at once. Returns how many people that are."""
    offer = await _find(session, visit, offer_id, to_change=True)
    if offer.cancelled_at is not None:
        await session.commit()
        return 0
    offer.cancelled_at = visit.now
    told = await _tell_enrolled(session, visit, offer, "course-notice-cancelled")
    for request in await rows.enrolled_all(session, offer_id):
        await course_offers.release(session, request, now=visit.now)
    await audit.note(session, visit, Action.COURSE_OFFER_CANCELLED, offer=offer_id, people=told)
    await session.commit()
    return told


async def members(session: AsyncSession, visit: Visit, *, offer_id: int, page: int, size: int) -> Members:
    offer = await _find(session, visit, offer_id)
    found, count = await rows.enrolled(session, offer_id, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.enrolled(session, offer_id, offset=(pages - 1) * size, limit=size)
    mode = visit.municipality.privacy_mode
    listed = [
        Member(one.person.id, call(mode, one.person, place=one.place), one.request.status is RequestStatus.COMPLETED)
        for one in found
    ]
    await session.commit()
    return Members(offer, listed, min(page, pages - 1), pages, count)


async def close(
    session: AsyncSession,
    visit: Visit,
    *,
    offer_id: int,
    absent: Collection[int],
    numbers: Mapping[int, str],
) -> Closed:
    """Write down who has completed it: all who have enrolled but for `absent`; twice is once.

    With the number of a document it is confirmed, without one it waits for its owner to add it.
    """
    offer = await _find(session, visit, offer_id, to_change=True)
    if offer.ends_on > visit.municipality.day(visit.now) or offer.cancelled_at is not None:
        await session.rollback()
        raise Unfitting("course-seat-goes-on")
    confirmed: list[Completion] = []
    entered: list[Completion] = []
    for request in await rows.enrolled_all(session, offer_id):
        if request.person_id in absent:
            request.status, request.changed_at = RequestStatus.DECLINED, visit.now
            continue
        number = numbers.get(request.person_id)
        done = await completions.add(session, _completion(visit, offer, request, number))
        request.status, request.completion_id, request.changed_at = RequestStatus.COMPLETED, done.id, visit.now
        (confirmed if number else entered).append(done)
    await course_confirming.settle(session, visit, confirmed)
    await _tell_done(session, visit, offer, confirmed, "course-notice-confirmed")
    await _tell_done(session, visit, offer, entered, "course-notice-number")
    count = len(confirmed) + len(entered)
    if count:
        await audit.note(session, visit, Action.COURSE_OFFER_CLOSED, offer=offer_id, courses=count)
    await session.commit()
    return Closed(count, len(confirmed))


async def _find(session: AsyncSession, visit: Visit, offer_id: int, *, to_change: bool = False) -> CourseOffer:
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    offer = await rows.find(session, offer_id, to_change=to_change)
    if offer is None:
        raise NotFound
    return offer


async def _values(session: AsyncSession, visit: Visit, draft: OfferDraft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "kind": draft.kind_by(visit.municipality.programme.courses),
        "provider_id": await provider_id_of(session, visit, draft.provider_id, draft.provider),
        "hours": draft.hours,
        "form": draft.form,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "registers_until": draft.until(),
        "seats": draft.seats,
        "topic": draft.topic,
        "groups": ",".join(draft.groups) or None,
        "subject": draft.subject,
        "link": draft.link,
    }


def _completion(visit: Visit, offer: CourseOffer, request: CourseRequest, number: str | None) -> Completion:
    return Completion(
        person_id=request.person_id,
        kind=offer.kind,
        title=offer.title,
        provider_id=offer.provider_id,
        hours=offer.hours,
        form=offer.form,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        document=number_of(number) if number else None,
        topic=offer.topic,
        status=CompletionStatus.ENTERED,
        offer_id=offer.id,
        entered_by=visit.actor.id,
        entered_at=visit.now,
    )


async def _tell_enrolled(
    session: AsyncSession, visit: Visit, offer: CourseOffer, phrase: str, *, was_soon: bool = False
) -> int:
    """At any hour if it begins within a day, or would have."""
    people = [request.person_id for request in await rows.enrolled_all(session, offer.id)]
    said = {
        "phrase": phrase,
        "values": {"title": offer.title},
        "days": {"starts": offer.starts_on.isoformat(), "ends": offer.ends_on.isoformat()},
        "rows": [[{"phrase": "place-courses", "data": "go:courses"}]],
    }
    key = f"course-offer:{offer.id}:{phrase}:{visit.now.isoformat()}"  # it may be moved back to where it was
    await notices.tell(session, visit, people, key=key, said=said, ignores_quiet=was_soon or _is_soon(visit, offer))
    return len(people)


def _is_soon(visit: Visit, offer: CourseOffer) -> bool:
    """Less than a day ahead: then it is told at any hour."""
    return 0 <= (offer.starts_on - visit.municipality.day(visit.now)).days <= 1


async def _tell_done(
    session: AsyncSession, visit: Visit, offer: CourseOffer, done: Sequence[Completion], phrase: str
) -> None:
    said = {
        "phrase": phrase,
        "values": {"title": offer.title},
        "rows": [[{"phrase": "place-courses", "data": "go:courses"}]],
    }
    people = [one.person_id for one in done if one.person_id != visit.actor.id]
    await notices.tell(session, visit, people, key=f"course-offer:{offer.id}:{phrase}", said=said)
