"""Indicators of people: who works here on a day, who has a category, who has left, who was helped."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, null, or_, select, true
from sqlalchemy.orm import aliased

from models.audit import Action, AuditEntry
from models.indicator_asks import MANAGER, NO_POSITION, UNVOUCHED, Ask
from models.people import Person
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_people
from models.scopes import people_within


def are_here(ask: Ask) -> ColumnElement[bool]:
    """Known to the register or not: everybody who had come by the end of the day and had not left."""
    return and_(
        people_within(ask.scope),
        Person.created_at < ask.before,
        or_(Person.archived_at.is_(None), Person.archived_at >= ask.before),
        or_(Person.forgotten_at.is_(None), Person.forgotten_at >= ask.before),
        ~were_away(ask) if ask.is_past else true(),
    )


def among(ask: Ask, ids: Select[Any]) -> Select[Any]:
    """Of ids of people only those the actor asks about: a school's card looks at nobody else's rows."""
    if ask.scope.is_whole:
        return ids
    [number] = ids.selected_columns
    return ids.where(number.in_(select(Person.id).where(people_within(ask.scope)).correlate(None)))


def were_away(ask: Ask) -> ColumnElement[bool]:
    """Whoever has returned since was in the archive on that day."""
    return Person.id.in_(_archived_and_returned(ask, since=None))


def left_out_of_staff(ask: Ask) -> ColumnElement[Any]:
    """Why somebody is no educator that is counted; NULL for those who are."""
    return case(
        (or_(Person.registered_at.is_(None), Person.registered_at >= ask.before), UNVOUCHED),
        (Person.position.in_(list(ask.positions)), null()),
        (Person.position.in_(list(ask.uncounted)), MANAGER),
        else_=NO_POSITION,
    )


def are_staff(ask: Ask) -> ColumnElement[bool]:
    """E(d): who is counted among the educators of a day."""
    return and_(are_here(ask), Person.registered_at < ask.before, Person.position.in_(list(ask.positions)))


def with_category(ask: Ask, *, categories: tuple[str, ...], old_before: date, old_since: date) -> Rows:
    """P6: a category given before `old_before` counts only if it was given after `old_since`."""
    is_valid = and_(
        Person.category.in_(categories),
        or_(
            Person.category_on.is_(None),
            and_(
                Person.category_on <= ask.on,
                or_(Person.category_on >= old_before, Person.category_on > old_since),
            ),
        ),
    )
    return rows_of_people(is_so(is_valid), left_out_of_staff(ask)).where(are_here(ask))


def turnover(ask: Ask, first: Ask) -> Rows:
    """P12 in halves: twice who has left within the year, of who was here on its first day and who is on this one.

    Where the register had nobody on the first day, this day counts for both.
    """
    is_last = is_so(are_staff(ask))
    earlier = aliased(Person)
    was_known = select(earlier.id).where(earlier.registered_at < first.before).exists()
    is_first = case((was_known, is_so(are_staff(first))), else_=is_last)
    archived = and_(Person.archived_at >= ask.since_at, Person.archived_at < ask.before)
    has_left = archived
    if ask.is_past:
        has_left = or_(archived, Person.id.in_(_archived_and_returned(ask, since=ask.since_at)))
    is_of_staff = and_(Person.registered_at < ask.before, Person.position.in_(list(ask.positions)))
    part = is_so(and_(has_left, is_of_staff)) * 2
    rows = rows_of_people(part, null(), whole=is_first + is_last)
    return rows.where(people_within(ask.scope), or_(are_here(ask), are_here(first), has_left))


def supported(ask: Ask, facts: tuple[Select[Any], ...]) -> Rows:
    """P13: who was helped at least once, whatever by; each of the facts is a select of ids of people."""
    was_helped = or_(*(Person.id.in_(among(ask, one)) for one in facts))
    return rows_of_people(is_so(was_helped), left_out_of_staff(ask)).where(are_here(ask))


def _archived_and_returned(ask: Ask, *, since: Any) -> Select[Any]:
    """Ids of those whose last move before the end of the day was into the archive, and who have returned since."""
    came_back, between = aliased(AuditEntry), aliased(AuditEntry)
    returns_later = select(came_back.id).where(
        came_back.person_id == AuditEntry.person_id,
        came_back.action == Action.PERSON_RETURNED,
        came_back.at >= ask.before,
    )
    returned_before = select(between.id).where(
        between.person_id == AuditEntry.person_id,
        between.action == Action.PERSON_RETURNED,
        between.at > AuditEntry.at,
        between.at < ask.before,
    )
    conditions = [AuditEntry.action == Action.PERSON_ARCHIVED, AuditEntry.at < ask.before]
    if since is not None:
        conditions.append(AuditEntry.at >= since)
    return select(AuditEntry.person_id).where(*conditions, returns_later.exists(), ~returned_before.exists())
