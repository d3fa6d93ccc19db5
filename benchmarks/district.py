"""A database of a whole district: tens of thousands of educators, their schools and associations, their answers."""

import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.associations import Association, Membership
from models.base import Base
from models.organizations import Organization
from models.people import Account, Consent, Person, Role, RoleGrant
from models.queries.portions import portions
from models.responses import Answer, Response
from programmes.questionnaires import Question, QuestionKind, Questionnaire
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires.questionnaire_answers import Facts, Reply

FIRST_ID = 10_000
"""The Telegram id of the first person; the others follow."""
EDUCATORS_OF_A_SCHOOL = 50
SUBJECTS = ("math", "russian", "physics", "history", "biology", "english", "chemistry", "geography")
PATTERNS = 40
"""Ways to answer; people share them, as working each out anew would take longer than what is measured."""
SEED = 7


async def settle(house: House, educators: int) -> None:
    """So many educators of the register with accounts and consents; the first is a methodist of the whole."""
    now = house.clock()
    schools = -(-educators // EDUCATORS_OF_A_SCHOOL)
    async with house.database.writing() as session:
        await _put(session, Organization, _schools(schools))
        await _put(session, Association, _associations(now))
        await _put(session, Person, (_person(number, now) for number in range(1, educators + 1)))
        ids = range(1, educators + 1)
        await _put(
            session, Account, ({"telegram_id": FIRST_ID + one, "person_id": one, "linked_at": now} for one in ids)
        )
        version = house.municipality.programme.consent.version
        consent = {"version": version, "text_digest": "0" * 64, "given_at": now}
        await _put(session, Consent, ({"person_id": one, **consent} for one in ids))
        await _put(session, Membership, ({"association_id": one % len(SUBJECTS) + 1, "person_id": one} for one in ids))
        session.add(RoleGrant(person_id=1, role=Role.METHODIST, granted_at=now))
        await session.commit()


async def answer(house: House, questionnaire: str, people: range, *, school_year: int, at: datetime) -> None:
    """Whole responses of these people, handed in."""
    library = house.municipality.library
    version_id = library.newest[questionnaire]
    patterns = list(_patterns(library.versions[version_id]))
    async with house.database.writing() as session:
        responses = [
            {
                "person_id": one,
                "questionnaire": questionnaire,
                "school_year": school_year,
                "version_id": version_id,
                "started_at": at,
                "changed_at": at,
                "submitted_at": at,
                "facts": {"position_group": "teacher", "subject": SUBJECTS[one % len(SUBJECTS)]},
            }
            for one in people
        ]
        ids: list[int] = []
        for some in portions(responses):
            ids += await session.scalars(insert(Response).returning(Response.id, sort_by_parameter_order=True), some)
        await _put(
            session,
            Answer,
            (
                {"response_id": number, "answered_at": at, **given}
                for place, number in enumerate(ids)
                for given in patterns[place % PATTERNS]
            ),
        )
        await session.commit()


async def _put(session: AsyncSession, table: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    for some in portions(list(rows)):
        await session.execute(insert(table), some)


def _schools(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {"title": f"School № {number}", "search_key": f"school {number}", "is_confirmed": True}


def _associations(now: datetime) -> Iterator[dict[str, Any]]:
    for subject in SUBJECTS:
        yield {"title": f"Teachers of {subject}", "search_key": f"teachers of {subject}", "created_at": now}


def _person(number: int, now: datetime) -> dict[str, Any]:
    return {
        "code": f"P-{number:05}",
        "surname": f"Clover-{number}",
        "name": "Vera",
        "patronymic": "Pavlovna",
        "search_key": f"clover{number}verapavlovna",
        "organization_id": (number - 1) // EDUCATORS_OF_A_SCHOOL + 1,
        "position": "teacher",
        "subject": SUBJECTS[number % len(SUBJECTS)],
        "career_started": 1990 + number % 30,
        "language": "ru",
        "created_at": now,
        "registered_at": now,
    }


def _patterns(questionnaire: Questionnaire) -> Iterator[list[dict[str, Any]]]:
    dice = random.Random(SEED)
    facts = {"position_group": "teacher", "subject": "math", "is_class_teacher": "yes", "experience_years": "10"}
    for _ in range(PATTERNS):
        replies: dict[str, Reply] = {}
        rows = []
        while question := flow.next_question(questionnaire, replies, facts):
            replies[question.code] = reply = _reply(questionnaire, question, replies, facts, dice)
            chosen = [option for option in questionnaire.options(question) if option.code in reply.chosen]
            rows.append(
                {
                    "question": question.code,
                    "chosen": list(reply.chosen) or None,
                    "number": reply.number,
                    "text": reply.text,
                    "branch": "teacher",
                    "is_skipped": reply.skipped,
                    "score": chosen[0].score if len(chosen) == 1 else None,
                }
            )
        yield rows


def _reply(
    questionnaire: Questionnaire, question: Question, replies: dict[str, Reply], facts: Facts, dice: random.Random
) -> Reply:
    if question.sets_branch:
        return Reply(chosen=("teacher",))
    if question.kind is QuestionKind.NUMBER:
        return Reply(number=question.low)
    codes = [option.code for option in flow.options_for(questionnaire, question, replies, facts)]
    if question.kind in {QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.YES_NO}:
        return Reply(chosen=(dice.choice(codes),))
    if question.kind is QuestionKind.MULTI:
        return Reply(chosen=tuple(dice.sample(codes, k=min(2, len(codes)))))
    return Reply(skipped=True)
