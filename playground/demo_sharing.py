"""What the demo's people have shared: practices of two years, a bank of materials, marks of the road map."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

from bot.app import House
from models.events import EventLevel
from playground.demo_events import METHODIST, visit_at
from services.materials import material_reviewing, materials
from services.materials.material_drafts import EVERYBODY, MaterialDraft, Naming
from services.practices import practice_deciding, practices
from services.practices.practice_drafts import PracticeDraft
from services.roadmap import roadmap_marking
from services.roadmap.roadmap_schedules import Occurrence, occurrences

HEAD = 1018
TEACHERS = (1010, 1011, 1101, 1102, 1103, 1104, 1105, 1106)
KINDS = ("master_class", "open_lesson", "talk", "publication")
LEVELS = (EventLevel.MUNICIPAL, EventLevel.REGIONAL, EventLevel.MUNICIPAL, EventLevel.SCHOOL)
THEMES = (
    "Смысловое чтение на уроках математики",
    "Проект «Школьный огород»",
    "Как обсуждать ошибки без обид",
    "Карточки для работы в парах",
    "Опыты без лаборатории",
    "Читательский дневник по-новому",
    "Игры с буквами на прогулке",
    "Разговор с родителями о чтении",
    "Формирующее оценивание за пять минут",
    "Урок на школьном дворе",
    "Стихи и движение",
    "Задачи из жизни города",
)
TITLES = (
    ("Маршрутный лист урока", "lesson_plan"),
    ("Памятка родителям первоклассника", "checklist"),
    ("Тексты с вопросами на понимание", "task_set"),
    ("Чек-лист открытого урока", "checklist"),
    ("Задания на функциональную грамотность", "task_set"),
    ("Вода вокруг нас", "presentation"),
    ("Карточки для устного счёта", "task_set"),
    ("Кружок юного натуралиста", "programme"),
    ("Домашние задания без слёз", "guideline"),
    ("Опыт с листьями", "video"),
    ("Диктанты по картинкам", "task_set"),
    ("Пробные работы: что не получилось", "analysis"),
    ("Игры на внимание", "task_set"),
    ("Классный час о дружбе", "lesson_plan"),
    ("Словарик терминов", "article"),
)
PARTS = ("Часть 1", "Часть 2")
LINK = "https://files.example.org"


async def share(house: House) -> None:
    """By the use cases, on their days."""
    await _practices(house)
    await _materials(house)
    await _roadmap(house)


async def _practices(house: House) -> None:
    """Every month one; the newest waits, the one before it was sent back."""
    now = house.clock()
    tellers, numbers = cycle(TEACHERS), range(len(THEMES))
    for number in numbers:
        at = now - timedelta(days=5 + 55 * (len(THEMES) - 1 - number))
        teller = await visit_at(house, next(tellers), at)
        draft = PracticeDraft(
            kind=KINDS[number % len(KINDS)],
            theme=THEMES[number],
            level=LEVELS[number % len(LEVELS)],
            on=house.municipality.day(at) - timedelta(days=2),
            place="Методическая неделя",
            proof=f"{LINK}/practice/{number + 1}",
        )
        async with house.database.writing() as session:
            one = await practices.tell(session, teller, draft=draft)
        if number == 0:  # the same once more, and with another author: still one
            async with house.database.writing() as session:
                again = await practices.tell(session, teller, draft=replace(draft, kind="publication"))
            token = (await _card(house, at, again)).practice.token
            other = await visit_at(house, TEACHERS[-1], at)
            async with house.database.writing() as session:
                await practices.join(session, other, token=token)
            await _decide(house, at, again)
        if number == numbers[-2]:
            card = await _card(house, at, one)
            async with house.database.writing() as session:
                await practice_deciding.send_back(
                    session, await visit_at(house, METHODIST, at), practice_id=one, mark=card.mark,
                    typed="Добавьте ссылку на программу недели",
                )  # fmt: skip
        elif number != numbers[-1]:
            await _decide(house, at, one)


async def _card(house: House, at: datetime, practice_id: int) -> practices.Card:
    keeper = await visit_at(house, METHODIST, at + timedelta(hours=1))
    async with house.database.reading() as session:
        return await practice_deciding.look(session, keeper, practice_id=practice_id)


async def _decide(house: House, at: datetime, practice_id: int) -> None:
    card = await _card(house, at, practice_id)
    keeper = await visit_at(house, METHODIST, at + timedelta(hours=1))
    async with house.database.writing() as session:
        await practice_deciding.confirm(session, keeper, practice_id=practice_id, mark=card.mark)


async def _materials(house: House) -> None:
    """The newest two wait; the one before them came back, an early one was withdrawn."""
    now, programme = house.clock(), house.municipality.programme
    areas = cycle(one.code for one in programme.competences.areas)
    titles = [(f"{title}. {part}", kind) for part in PARTS for title, kind in TITLES]
    for number, (title, kind) in enumerate(titles):
        at = now - timedelta(days=3 + 22 * (len(titles) - 1 - number))
        author = await visit_at(house, TEACHERS[number % len(TEACHERS)], at)
        draft = MaterialDraft(
            kind=kind, title=title, area=next(areas), audience=EVERYBODY, source=f"{LINK}/{number + 1}",
            note="Готово к уроку: распечатайте или откройте на экране.",
            name=Naming.UNNAMED if number % 5 == 0 else Naming.NAMED,
        )  # fmt: skip
        async with house.database.writing() as session:
            one = await materials.offer(session, author, draft=draft)
        left = len(titles) - 1 - number
        if left > 1:
            await _review(house, at, one, is_published=left > 2)
        if left > 2 and number % 3 == 0:
            reader = await visit_at(house, TEACHERS[(number + 3) % len(TEACHERS)], at + timedelta(days=1))
            async with house.database.writing() as session:
                await materials.mark_use(session, reader, material_id=one, is_used=True)
        if number == 1:
            await _withdraw(house, at + timedelta(days=200), one)


async def _review(house: House, at: datetime, number: int, *, is_published: bool) -> None:
    keeper = await visit_at(house, METHODIST, at + timedelta(hours=2))
    async with house.database.reading() as session:
        mark = material_reviewing.mark((await materials.look(session, keeper, material_id=number)).material)
    async with house.database.writing() as session:
        if is_published:
            await material_reviewing.accept(session, keeper, material_id=number, shown=mark)
        else:
            await material_reviewing.give_back(
                session, keeper, material_id=number, shown=mark, typed="Добавьте ответы к заданиям"
            )


async def _withdraw(house: House, at: datetime, number: int) -> None:
    keeper = await visit_at(house, METHODIST, at)
    async with house.database.reading() as session:
        mark = material_reviewing.mark((await materials.look(session, keeper, material_id=number)).material)
    async with house.database.writing() as session:
        await material_reviewing.withdraw(
            session, keeper, material_id=number, shown=mark, typed="Вышла новая форма, эта устарела"
        )


def _is_old(one: Occurrence, today: date) -> bool:
    """A meeting of a year gone by, which the demo has no minutes of."""
    return bool(one.item.done_by and one.item.done_by.meetings) and today - one.due_on > timedelta(days=60)


async def _roadmap(house: House) -> None:
    """What was due is marked by the head of the centre, now and then late; the last row is not."""
    today = house.municipality.day(house.clock())
    past = [
        one
        for one in occurrences(house.municipality.programme)
        if one.due_on < today and not one.is_before and (one.item.done_by is None or _is_old(one, today))
    ]
    for number, one in enumerate(past[:-1]):
        done_on = min(one.due_on + timedelta(days=6 if number % 5 == 4 else -3), today)
        at = datetime.combine(done_on, time(9), house.municipality.zone)
        head = await visit_at(house, HEAD, at)
        async with house.database.writing() as session:
            await roadmap_marking.mark(
                session, head, item=one.item.code, due_on=one.due_on, done_on=done_on,
                document=f"Протокол № {number + 1} методического совета",
            )  # fmt: skip
