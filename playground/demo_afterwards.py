"""What stays of the events of the demo: materials, and feedback without names where the asking is over."""

import random
from datetime import timedelta

from sqlalchemy import select

from bot.app import House
from models.events import Event, EventPerson, EventStatus
from models.queries.events import event_feedback as feedback
from playground.demo_data import SEED
from playground.demo_events import METHODIST, visit_at
from services.events import event_materials
from services.events.event_facts import ends_at
from services.events.event_material_facts import MaterialKind

ANSWERED = 0.8
USEFUL = (0, 0.03, 0.12, 0.35, 0.5)
"""How often each mark from one to five is given."""
WORDS = ("Можно брать и делать завтра", "Хотелось бы больше практики", "Спасибо за живые примеры", "Подойдёт и малышам")
MATERIALS = (
    ("Презентация", "https://files.example.org/slides"),
    ("Карточки для урока", "https://files.example.org/cards"),
)
WITH_MATERIALS = ("seminar", "webinar", "training")


async def look_back(house: House) -> None:
    """The last event is left to be asked about by the bot itself: whoever was there can answer in the chat."""
    dice = random.Random(SEED)
    async with house.database.reading() as session:
        held = select(Event.id).where(Event.status == EventStatus.HELD).order_by(Event.starts_at)
        numbers = list(await session.scalars(held))
        await session.commit()
    for number in numbers[:-1]:
        await _ask(house, number, dice)
    for number in numbers:
        await _leave_materials(house, number)


async def _ask(house: House, number: int, dice: random.Random) -> None:
    async with house.database.writing() as session:
        event = await session.get_one(Event, number)
        event.feedback_asked_at = min(ends_at(event) + timedelta(days=1), house.clock())
        came = select(EventPerson.person_id).where(
            EventPerson.event_id == number, EventPerson.confirmed_at.is_not(None)
        )
        for person_id in await session.scalars(came.order_by(EventPerson.person_id)):
            if dice.random() > ANSWERED:
                continue
            [useful], [applied] = dice.choices((1, 2, 3, 4, 5), USEFUL), dice.choices((1, 2, 3), (1, 3, 6))
            answer = await feedback.give(session, number, person_id, useful=useful, applied=applied)
            if answer is not None and dice.random() < len(WORDS) / 20:
                await feedback.add_words(session, answer, number, dice.choice(WORDS))
        await session.commit()


async def _leave_materials(house: House, number: int) -> None:
    async with house.database.reading() as session:
        event = await session.get_one(Event, number)
        await session.commit()
    if event.kind not in WITH_MATERIALS:
        return
    visit = await visit_at(house, METHODIST, min(ends_at(event) + timedelta(days=1), house.clock()))
    for title, link in MATERIALS:
        async with house.database.writing() as session:
            await event_materials.add(
                session, visit, event_id=number, kind=MaterialKind.LINK, value=f"{link}/{number}", title=title
            )
