"""A pair of mentoring that goes on, without the conversations that lead to it."""

from datetime import date

from bot.app import House
from models.mentorships import Mentorship, MentorshipForm, MentorshipLevel, MentorshipMentee, MentorshipStatus
from models.threads import Part, ThreadKind
from services.conversations import threads


async def pair_up(  # who it is and how long
    house: House,
    mentor_id: int,
    *mentee_ids: int,
    starts_on: date = date(2025, 9, 1),
    ends_on: date = date(2026, 8, 31),
    form: MentorshipForm = MentorshipForm.PAIR,
) -> int:
    """Returns its id; the people are ids of `people`."""
    now = house.clock()
    async with house.database.writing() as session:
        members = {mentor_id: Part.MENTOR, **dict.fromkeys(mentee_ids, Part.MENTEE)}
        thread = await threads.begin(session, ThreadKind.MENTORSHIP, members, title="x", now=now)
        pair = Mentorship(
            mentor_id=mentor_id, form=form, level=MentorshipLevel.ORGANIZATION, topics=["digital"], starts_on=starts_on,
            ends_on=ends_on, status=MentorshipStatus.ACTIVE, consented_at=now, order_number="1", order_on=starts_on,
            thread_id=thread.id, created_by=mentor_id, created_at=now,
        )  # fmt: skip
        session.add(pair)
        await session.flush()
        session.add_all(
            MentorshipMentee(mentorship_id=pair.id, person_id=one, joined_on=starts_on) for one in mentee_ids
        )
        await session.commit()
        return pair.id
