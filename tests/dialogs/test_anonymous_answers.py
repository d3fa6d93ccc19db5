"""Answers without a name: nothing in the database leads from them to a person, whatever breaks off in between."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from bot.app import House
from models.campaigns import Campaign, CampaignStatus, Participant
from models.people import Account, Role
from models.people import Person as Stored
from models.queries.surveys import responses
from models.responses import CHANCE_IDS, Answer, Response
from models.tables import metadata
from services.errors import NotFound
from services.surveys import anonymous_answers, survey_answers, survey_sheets
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import put_to_work, settle, submit, visit_of
from tests.telegram import Person, Telegram

TITLE = "Обратная связь"
SECRET = "Меньше отчётов <b>&"


async def put_campaign(
    house: House, telegram_ids: list[int], *, code: str = "satisfaction", is_anonymous: bool = True, **fields
) -> int:
    """An open campaign that asks these people."""
    now = house.clock()
    async with house.database.writing() as session:
        found = await session.execute(
            select(Stored).join(Account, Account.person_id == Stored.id).where(Account.telegram_id.in_(telegram_ids))
        )
        people = list(found.scalars())
        made = {
            "version_id": house.municipality.library.newest[code], "school_year": 2025, "audience": {},
            "opens_on": now.date(), "closes_on": now.date() + timedelta(days=20), "status": CampaignStatus.OPEN,
            "created_by": people[0].id, "created_at": now, "opened_at": now,
        } | fields  # fmt: skip
        campaign = Campaign(questionnaire=code, is_anonymous=is_anonymous, **made)
        session.add(campaign)
        await session.flush()
        for person in people:
            row = {"organization_id": person.organization_id, "position": person.position, "invited_at": now}
            session.add(Participant(campaign_id=campaign.id, person_id=person.id, **row))
        await session.commit()
        return campaign.id


async def close(house: House, campaign_id: int) -> None:
    async with house.database.writing() as session:
        await session.execute(update(Campaign).values(status=CampaignStatus.CLOSED))
        await anonymous_answers.seal(session, campaign_id)
        await session.commit()


async def begin(person: Person) -> int:
    await person.says("/surveys")
    await person.taps(TITLE)
    assert "не под вашим именем" in person.text
    await person.taps("Начать")
    return int(person.data("Пауза").split(":")[1])


async def answer(person: Person, *, words: str = SECRET) -> None:
    """Up to the review."""
    await person.taps("☐ Курсы")
    await person.taps("Готово")
    for _ in range(5):
        await person.taps("Полностью")
    await person.says(words)
    await person.taps("Пропустить")
    assert "изменить ответы уже нельзя" in person.text


async def stored(house: House, query) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(query))
        await session.commit()
    return found


@pytest.fixture
async def people(house: House, telegram: Telegram) -> list[Person]:
    """Six of one school, one of another."""
    made = []
    for number in range(7):
        person = telegram.person(700 + number)
        school = "Школа № 3" if number < 6 else "Школа № 7"
        names = (f"Астрова{'абвгдежз'[number]}", "Вера", "Ильинична")
        await settle(house, person.id, names=names, school=school, role=Role.METHODIST if number == 5 else None)
        made.append(person)
    return made


@pytest.mark.both_databases
async def test_nothing_leads_from_the_answers_to_a_person(
    house: House, people: list[Person], clock: Clock, drawer: Drawer, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("INFO")
    campaign = await put_campaign(house, [person.id for person in people])
    ids = set()
    for number, person in enumerate(people):
        clock.passes(minutes=7)
        await submit(house, person.id, code="needs")
        clock.passes(minutes=11)
        ids.add(await begin(person))
        if number == 4:
            continue  # begins, and never hands in
        await answer(person)
        await person.taps("Отправить")
        assert "изменить их уже нельзя" in person.text
    assert len(ids) == 7
    assert all(one in CHANCE_IDS for one in ids)
    named = await stored(house, select(Response.id).where(Response.person_id.is_not(None)))
    assert max(named) < 100, "ordinary ids are counted as before"
    await check_nothing_joins(house, ids, caplog.text)
    participants = await stored(house, select(Participant).order_by(Participant.person_id))
    assert [one.is_done for one in participants] == [True] * 4 + [False] + [True] * 2

    await close(house, campaign)
    left = await stored(house, select(Response).where(Response.person_id.is_(None)))
    assert len(left) == 6
    assert not {one.id for one in left} & ids, "sealed: the old keys open nothing"
    assert {json.dumps(one.facts) for one in left} == {"{}"}, "the other school is one person, so nothing is told"
    answers = await stored(house, select(Answer).where(Answer.response_id.in_([one.id for one in left])))
    assert len(answers) == 6 * 8
    assert {one.text for one in answers} == {SECRET, None}
    again = {one.id for one in left}
    await close(house, campaign)
    left = await stored(house, select(Response.id).where(Response.person_id.is_(None)))
    assert len(left) == 6
    assert not again & set(left)


async def check_nothing_joins(house: House, ids: set[int], log: str) -> None:
    """Values of anonymous rows that stand in no other row, but for what is the campaign's own or of a few values."""
    shared = {"satisfaction", "needs", "teacher", "False", "True"}
    unnamed: set[str] = set()
    named: set[str] = set()
    campaigns: set[str] = set()
    async with house.database.reading() as session:
        for table in metadata.sorted_tables:
            for row in (await session.execute(text(f"SELECT * FROM {table.name}"))).mappings():
                values = {part for value in row.values() for part in _pieces(value)}
                is_unnamed = row.get("id") in ids or row.get("response_id") in ids
                if table.name in {"campaigns", "questionnaire_versions"}:
                    campaigns |= values
                elif is_unnamed and table.name in {"responses", "answers"}:
                    assert row.get("person_id") is None
                    assert row.get("entered_by") is None
                    assert row.get("branch") is None
                    assert row.get("last_message_id") is None
                    unnamed |= values
                else:
                    named |= values
        await session.commit()
    both = {value for value in unnamed & named - campaigns - shared if len(value) > 3}
    codes = {"courses", "S01", "S02"}
    assert not both - codes, both
    for one in ids:
        assert str(one) not in log, "no key in the log"
        assert not any(str(one) in value for value in named), "no key beside a person"


def _pieces(value) -> set[str]:
    return {str(value)} if value is not None else set()


@pytest.mark.both_databases
async def test_breaking_off_and_coming_back(
    house: House, telegram: Telegram, people: list[Person], clock: Clock, monkeypatch
):
    person, other = people[:2]
    await put_campaign(house, [one.id for one in people])
    first = await begin(person)
    second = await begin(person)
    assert first != second
    # Somebody who is asked too and knows no id, and somebody who is not asked at all.
    await other.says("/surveys")
    assert (await other.forges(f"sr:{2**41 + 5}"), "больше нет" in other.toast)[1]
    await person.taps("☐ Курсы")
    await person.taps("Готово")
    for _ in range(5):
        await person.taps("Полностью")
    question = person.screen
    assert "Продолжить" in person.buttons
    await put_to_work(house, telegram)  # a restart: nobody knows any more that words are waited for
    await person.says(SECRET)
    assert "нажмите под вопросом «Продолжить»" in person.text
    await person.taps("Продолжить", message=question)
    assert "напишите ответ сообщением" in person.toast
    await person.says(SECRET)
    redelivered = telegram.delivered[-1]
    assert "Чего не хватило" in person.text
    await telegram.deliver(redelivered)
    assert "Чего не хватило" in person.text
    answers = await stored(house, select(Answer).where(Answer.response_id == second, Answer.text.is_not(None)))
    assert [one.question for one in answers] == ["S07"]
    await person.taps("Пауза")
    assert "только отсюда" in person.text
    await person.taps("Продолжить")
    await person.taps("Пропустить")

    calls = []
    real = anonymous_answers.rows.mark

    async def torn(*args, **values) -> None:
        calls.append(values)
        if len(calls) == 1:
            raise RuntimeError("the power went")
        await real(*args, **values)

    monkeypatch.setattr(anonymous_answers.rows, "mark", torn)
    await person.taps("Отправить")
    assert "Что-то пошло не так" in person.text
    await telegram.deliver(telegram.delivered[-1])  # after a crash the same tap comes again
    assert len(calls) == 2
    counted = await stored(house, select(Response.id).where(Response.submitted_at.is_not(None)))
    assert counted == [second]
    for stale in (f"sr:{second}", f"ss:{second}", f"ss:{first}", f"sc:{first}:0:0", f"st:{second}", f"sa:{second}"):
        await person.forges(stale)
        assert "изменить их уже нельзя" in person.toast, stale
    await person.says("/surveys")
    assert f"✅ {TITLE}" in person.text.replace("<b>", "").replace("</b>", "")
    assert TITLE not in person.buttons
    counted = await stored(house, select(Response.id).where(Response.submitted_at.is_not(None)))
    assert counted == [second]


async def test_two_phones_forged_ids_and_who_is_not_asked(
    house: House, telegram: Telegram, people: list[Person], clock: Clock
):
    person, other = people[:2]
    campaign = await put_campaign(house, [one.id for one in people[:5]])
    left = await begin(person)
    await answer(person)
    second = person.screen
    right = await begin(person)
    await answer(person, words="второй телефон")
    person.presses("Отправить")
    person.presses("Отправить")
    person.presses("Отправить", message=second)
    await telegram.deliver_at_once()
    handed_in = await stored(house, select(Response.id).where(Response.submitted_at.is_not(None)))
    assert len(handed_in) == 1
    assert handed_in[0] in {left, right}
    stranger = people[6]
    await stranger.says("/surveys")
    for forged in (
        "so:satisfaction",
        "sb:satisfaction",
        "sd:satisfaction",
        f"ss:{left}",
        f"sr:{right}",
        f"sr:{2**61}",
    ):
        await stranger.forges(forged)
        assert "больше нет" in stranger.toast, forged
    visit = await visit_of(house, other.id)
    async with house.database.writing() as session:
        helped = type(visit)(visit.actor, visit.municipality, visit.now, entered_by=visit.actor)
        with pytest.raises(NotFound):
            await anonymous_answers.begin(session, helped, campaign_id=campaign)
        with pytest.raises(NotFound):
            await survey_sheets.take(session, helped, left)
        with pytest.raises(NotFound):
            await survey_answers.choose(session, visit, response_id=2**61, position=0, option=0)
    await other.says("/surveys")
    await other.taps(TITLE)
    await other.taps("Не хочу")
    visit = await visit_of(house, other.id)
    assert (await stored(house, select(Participant).where(Participant.person_id == visit.actor.id)))[0].has_declined
    own = await begin(other)
    assert not (await stored(house, select(Participant).where(Participant.person_id == visit.actor.id)))[0].has_declined
    await close(house, campaign)
    assert await stored(house, select(Response.id).where(Response.id == own)) == []
    await other.taps("☐ Курсы")
    assert "скорее всего, анкета закрылась" in other.toast
    await other.says("слова")
    assert "скорее всего, анкета закрылась" in other.text


@pytest.mark.both_databases
async def test_what_is_handed_in_while_the_campaign_closes_is_kept(house: House, people: list[Person]):
    person = people[0]
    campaign = await put_campaign(house, [person.id])
    number = await begin(person)
    await answer(person)
    visit = await visit_of(house, person.id)
    async with house.database.writing() as session:
        sheet = await survey_sheets.take(session, visit, number)
        closing = asyncio.create_task(close(house, campaign))
        await asyncio.sleep(0.2)
        await responses.turn(session, sheet.response, submitted_at=sheet.moment, current=None)
        await session.commit()
    await closing
    [kept] = await stored(house, select(Response).where(Response.person_id.is_(None)))
    assert kept.submitted_at
    assert len(await stored(house, select(Answer).where(Answer.response_id == kept.id))) == 8


async def test_a_form_of_somebody_typing_without_a_name_is_never_written_down(
    house: House, telegram: Telegram, people: list[Person], drawer: Drawer
):
    person = people[5]
    await put_campaign(house, [one.id for one in people])
    await person.says("/surveys")
    await person.taps("Профессиональный профиль")
    await person.taps("Начать")
    assert await stored(house, select(metadata.tables["forms"].c.content)) != []
    number = await begin(person)
    assert await stored(house, select(metadata.tables["forms"].c.content)) == []
    await person.says("/announce")
    await person.says("Семинар")
    assert str(number) not in json.dumps(await stored(house, select(metadata.tables["forms"].c.content)))
