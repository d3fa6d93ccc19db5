"""Whatever comes in whatever order, an answer changes only by an action meant for its question."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, select

from models.responses import Answer, Response
from models.session import Database, open_database
from programmes.programme import Programme
from services.calling import PrivacyMode
from services.errors import Refusal
from services.municipality import Municipality
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.registration import entering, profile
from services.surveys import survey_answers, surveys
from services.surveys.survey_sheets import look
from services.visits import Visit
from tests.files import Store

NOW = datetime(2025, 10, 7, 12, tzinfo=UTC)
HERE = -7
"""Stands for the question on the screen; every other position is an old tap or a forged one."""
MEANT = {"choose", "mark", "pass_on", "write"}

positions = st.one_of(st.just(HERE), st.just(HERE), st.just(HERE), st.integers(-2, 26))
options = st.integers(-1, 11)
words = st.sampled_from(["5", "Логарифмы", "", "я" * 301, "<b>&", "61"])
actions = st.one_of(
    st.tuples(st.just("choose"), positions, options),
    st.tuples(st.just("choose"), st.just(HERE), st.integers(0, 3)),
    st.tuples(st.just("choose"), st.just(HERE), st.integers(0, 3)),
    st.tuples(st.just("mark"), positions, options, st.booleans()),
    st.tuples(st.just("pass_on"), positions),
    st.tuples(st.just("pass_on"), st.just(HERE)),
    st.tuples(st.just("go_back"), positions),
    st.tuples(st.just("write"), words, st.integers(-3, 1)),
    st.tuples(st.just("change"), positions),
    st.tuples(st.sampled_from(["review", "submit", "begin", "decline", "show", "class_teacher"])),
)

State = tuple[dict[str, tuple[Any, ...]], str | None]


@pytest.fixture(scope="module")
def desk(store: Store, migrated: URL, programme: Programme) -> Iterator[Callable[[], "Desk"]]:
    """Makes a fresh database with one teacher in it who has answered two questions, as often as it is asked to."""
    first = store.create(migrated)
    visit = asyncio.run(_settle(first, programme))
    made = [first]

    def fresh() -> Desk:
        made.append(store.create(first))
        return Desk(open_database(made[-1].render_as_string(hide_password=False)), visit)

    yield fresh
    for url in made:
        store.drop(url)


async def _settle(url: URL, programme: Programme) -> Visit:
    database = open_database(url.render_as_string(hide_password=False))
    async with database.writing() as session:
        library = await questionnaires.publish(session, programme, now=NOW)
        municipality = Municipality(programme, library, ZoneInfo("Europe/Moscow"), privacy_mode=PrivacyMode.NAMES)
        actor = await entering.agree(session, programme, telegram_id=1, language="ru", now=NOW)
        visit = await profile.set_position(session, Visit(actor, municipality, NOW), position="teacher")
        visit = await profile.set_subject(session, visit, subject="math")
        await surveys.begin(session, visit, code="diagnostics")
        await survey_answers.pass_on(session, visit, response_id=1, position=0)
        await survey_answers.write(session, visit, response_id=1, typed="5", bot_id=1, message_id=1)
    await database.close()
    return visit


@dataclass
class Desk:
    """One response and whoever acts on it."""

    database: Database
    visit: Visit
    messages: int = 100
    response: int = 1

    async def state(self) -> State:
        async with self.database.reading() as session:
            rows = await session.scalars(select(Answer).where(Answer.response_id == self.response))
            answers = {row.question: (row.chosen, row.number, row.text, row.is_skipped) for row in rows}
            current = await session.scalar(select(Response.current).where(Response.id == self.response))
            await session.commit()
        return answers, current

    async def act(self, name: str, *values: Any) -> str | None:
        """Do it; returns the code of the question it was meant for, none if it may change no answer."""
        async with self.database.writing() as session:
            sheet = await look(session, self.visit, self.response)
            await session.commit()
            here = sheet.current
            position, *rest = [*values, None]
            if position == HERE:
                position = sheet.position(here) if here else 0
            meant = here.code if here and (name == "write" or position == sheet.position(here)) else None
            try:
                await self._call(session, name, position, rest)
            except Refusal:
                await session.rollback()
        return meant if name in MEANT else None

    async def _call(self, session: Any, name: str, position: Any, rest: list[Any]) -> None:
        response = {"response_id": self.response}
        calls: dict[str, Callable[[], Awaitable[Any]]] = {
            "choose": lambda: survey_answers.choose(session, self.visit, **response, position=position, option=rest[0]),
            "mark": lambda: survey_answers.mark(
                session, self.visit, **response, position=position, option=rest[0], on=rest[1]
            ),
            "pass_on": lambda: survey_answers.pass_on(session, self.visit, **response, position=position),
            "go_back": lambda: survey_answers.go_back(session, self.visit, **response, position=position),
            "change": lambda: surveys.change(session, self.visit, **response, position=position),
            "review": lambda: surveys.review(session, self.visit, **response),
            "submit": lambda: surveys.submit(session, self.visit, **response),
            "show": lambda: surveys.show(session, self.visit, **response),
            "begin": lambda: surveys.begin(session, self.visit, code="diagnostics"),
            "decline": lambda: surveys.decline(session, self.visit, code="diagnostics"),
            "write": lambda: survey_answers.write(
                session, self.visit, **response, typed=position, bot_id=1, message_id=self._number(rest[0])
            ),
            "class_teacher": self._turn_class_teacher,
        }
        await calls[name]()

    def _number(self, step: int) -> int:
        """A message newer than all before, or one that comes again."""
        self.messages += max(step, 0)
        return self.messages + min(step, 0)

    async def _turn_class_teacher(self) -> None:
        actor = self.visit.actor
        self.visit = replace(self.visit, actor=replace(actor, is_class_teacher=not actor.is_class_teacher))

    async def check(self) -> None:
        """What holds after every action."""
        async with self.database.reading() as session:
            sheet = await look(session, self.visit, self.response)
            await session.commit()
        shown = flow.visible(sheet.questionnaire, sheet.replies, sheet.facts)
        assert sheet.current is None or sheet.current in shown
        assert sheet.response.submitted_at is None or flow.is_complete(sheet.questionnaire, sheet.replies, sheet.facts)
        for code, reply in sheet.replies.items():
            question = sheet.questionnaire.question(code)
            assert not (reply.skipped and question.mandatory), code
            assert len(reply.chosen) <= (question.most or (1 if question.kind.value != "multi" else 99)), code
            assert len(reply.text or "") <= (question.length or 0), code


@settings(
    max_examples=20, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(plan=st.lists(actions, min_size=15, max_size=40))
def test_an_answer_changes_only_by_what_was_meant_for_its_question(
    desk: Callable[[], Desk], plan: list[tuple[Any, ...]]
):
    asyncio.run(_play(desk(), plan))


async def _play(desk: Desk, plan: list[tuple[Any, ...]]) -> None:
    before, _ = await desk.state()
    for action in plan:
        meant = await desk.act(*action)
        after, _ = await desk.state()
        assert set(before) <= set(after), f"{action} made an answer disappear"
        changed = {code for code in after if after[code] != before.get(code)}
        assert changed <= {meant}, f"{action} was meant for {meant} and changed {changed}"
        await desk.check()
        before = after
    await desk.database.close()


async def test_the_same_action_again_changes_nothing(desk: Callable[[], Desk]):
    """A batch delivered twice: every update of it, then the whole of it once more."""
    chance, one = random.Random(7), desk()
    done: list[tuple[Any, ...]] = []
    for number in range(40):
        sheet_position = await _place(one)
        action = chance.choice(
            [("choose", sheet_position, chance.randrange(4)), ("pass_on", sheet_position), ("go_back", sheet_position)]
        )
        await one.act(*action)
        once = await one.state()
        await one.act(*action)
        assert await one.state() == once, f"{number}: {action}"
        done.append(action)
    answers, _ = await one.state()
    assert len(answers) > 8
    await one.database.close()


async def _place(desk: Desk) -> int:
    async with desk.database.reading() as session:
        sheet = await look(session, desk.visit, desk.response)
        await session.commit()
    return sheet.position(sheet.current) if sheet.current else 0


async def test_forty_taps_at_once_on_one_question_are_one_answer(desk: Callable[[], Desk]):
    one = desk()
    place = await _place(one)
    await asyncio.gather(*(one.act("choose", place, number % 4) for number in range(40)))
    answers, current = await one.state()
    assert set(answers) == {"D01", "D02", "D03"}
    assert answers["D03"][0] in (["0"], ["1"], ["2"], ["3"])
    assert current == "D04"
    assert one.database.checked_out() == 0
    await one.database.close()


async def test_marks_set_at_once_are_all_kept(desk: Callable[[], Desk]):
    one = desk()
    await one.act("change", 12)
    await asyncio.gather(*(one.act("mark", 12, option, True) for option in (0, 1, 2)))
    answers, _ = await one.state()
    assert len(answers["D13"][0]) == 3
    await one.database.close()
