"""A methodist makes a questionnaire without a developer: brings it, tries it, publishes it, changes it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.campaigns import QuestionnaireDraft
from models.organizations import Organization
from models.people import Role, RoleGrant
from models.questionnaires import QuestionnaireVersion
from models.responses import Answer, Response
from services.questionnaires.questionnaire_sheets import template
from services.register.staff_desk import Desk
from services.surveys import surveys
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle, visit_of
from tests.telegram import Person, Telegram

TITLE = "Как прошёл семинар"


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    assert telegram.dispatcher is not None
    telegram.dispatcher["staff_desk"] = Desk(in_process=True)
    person = telegram.person(811, "Анна", "Василькова")
    await settle(house, person.id, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await person.says("/menu")
    await person.forges("qn:0")
    return person


def changed(**cells: object) -> bytes:
    book = load_workbook(BytesIO(template()))
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[{"q": "Вопросы", "o": "Варианты", "w": "Анкета"}[sheet]][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def versions(house: House) -> list[QuestionnaireVersion]:
    async with house.database.reading() as session:
        own = QuestionnaireVersion.questionnaire == "q1"
        found = list(await session.scalars(select(QuestionnaireVersion).where(own)))
        await session.commit()
    return found


@pytest.mark.both_databases
async def test_from_a_file_to_a_version(methodist: Person, house: House, telegram: Telegram, drawer: Drawer):
    assert "Пока нет" in methodist.text
    await methodist.taps("Новая из файла")
    await methodist.taps("Шаблон .xlsx")
    sent = methodist.screen.content.file
    assert sent is not None
    assert sent.data == template() or load_workbook(BytesIO(sent.data)).sheetnames[0] == "Анкета"
    await methodist.hands_over("a.xlsx", changed(q_B2="ромашка", q_F3="два", q_C4=None, o_A2="<b>&"))
    assert "Что исправить" in methodist.text
    for expected in (
        "Вопросы, B2: такого вида вопроса нет: ромашка",
        "Вопросы, F3: нужно число",
        "Вопросы, C4: здесь",
        "Варианты, A2: нет",
    ):
        assert expected in methodist.text
    many = {f"q_B{row}": "ромашка" for row in range(2, 30)}
    await methodist.hands_over("a.xlsx", changed(**many))
    told = methodist.messages[-2].content.file
    assert told is not None
    assert told.data.decode("utf-8-sig").count("ромашка") == 28
    await methodist.hands_over("a.docx", b"x")
    assert "Нужен файл" in methodist.text
    await methodist.says("вот она")
    assert "Нужен файл" in methodist.text
    await methodist.hands_over("a.xlsx", template())
    assert f"{TITLE} (q1)" in methodist.text
    assert "3 вопроса, 2 мин · черновик" in methodist.text
    assert await versions(house) == []

    await try_it(methodist, house, drawer)
    await methodist.taps("Опубликовать")
    assert "опубликована" in methodist.text
    assert "Опубликовать" not in methodist.buttons
    assert "Удалить черновик" not in methodist.buttons
    await methodist.forges("qnx:1:1")
    assert "удалить нельзя" in methodist.toast
    await methodist.forges("qnp:1")
    assert len(await versions(house)) == 1
    library = house.municipality.library
    made = library.current("q1")
    assert made is not None
    assert made.title == TITLE

    await methodist.taps("Скачать .xlsx")
    sent = methodist.screen.content.file
    assert sent is not None
    book = load_workbook(BytesIO(sent.data))
    book["Анкета"]["B2"] = "Как прошёл вебинар 1 < 2 & 3"
    out = BytesIO()
    book.save(out)
    await methodist.forges("qnd:1")
    await methodist.taps("Заменить файлом")
    await methodist.hands_over("q1.xlsx", out.getvalue())
    assert "есть изменения" in methodist.text
    assert library.current("q1") is made, "published is published until it is published again"
    await methodist.taps("Опубликовать")
    assert [one.number for one in await versions(house)] == [1, 2]
    renewed = library.current("q1")
    assert renewed is not None
    assert renewed.title.endswith("вебинар 1 < 2 & 3")
    programme = house.municipality.programme
    restarted = await build_house(Settings(_env_file=None), programme, house.database)
    again = restarted.municipality.library.current("q1")
    assert again == renewed
    await methodist.forges("qnd:1")
    await methodist.taps("Заменить файлом")
    await methodist.hands_over("q1.xlsx", changed(w_B7="да"))
    assert "Ответы без имени" in methodist.text
    await methodist.taps("Опубликовать")
    assert "люди отвечали на других условиях" in methodist.toast
    assert len(await versions(house)) == 2
    await methodist.forges("qn:0")
    assert "опубликована, есть изменения" in methodist.text


async def try_it(methodist: Person, house: House, drawer: Drawer) -> None:
    await methodist.taps("Пройти как")
    await methodist.taps("Учитель")
    assert methodist.text.startswith("🧪 Проба.")
    await methodist.taps("Скорее нет")
    assert "Что пригодится" in methodist.text
    first = methodist.screen
    await methodist.taps("☐ Задания")
    await methodist.taps("☐ Пример урока")
    await methodist.taps("Готово · 2")
    assert "Чего не хватило" in methodist.text, "shown to whoever is not content"
    await methodist.says("x" * 2000)
    assert "Сократите" in methodist.text
    await methodist.says("Времени <b>&")
    assert "Времени <b>&" in methodist.text
    await methodist.taps("Изменить ответ")
    await methodist.taps("1")
    await methodist.taps("Полностью")
    assert "Чего не хватило" not in methodist.text
    assert first.id
    await methodist.taps("Отправить")
    assert "Проба окончена" in methodist.text
    assert await drawer.count(Response) == 0
    assert await drawer.count(Answer) == 0
    await methodist.forges(f"sc:{2**62 + 1}:0:0")
    assert "больше нет" in methodist.toast
    await methodist.taps("‹ Назад")


async def test_a_copy_of_the_programmes_and_trying_it_by_subject(
    methodist: Person, house: House, telegram: Telegram, drawer: Drawer
):
    await methodist.taps("Скопировать готовую")
    await methodist.taps("Профессиональный профиль педагога")
    assert "(копия)" in methodist.text
    await methodist.taps("Пройти как")
    await methodist.taps("Учитель")
    assert "Какой предмет" in methodist.text
    await methodist.taps("Математика")
    assert "Проба" in methodist.text
    await methodist.taps("Пауза")
    assert "черновик" in methodist.text
    await methodist.forges("qnb:1:0:0")
    for _ in range(200):
        if "Проверьте ответы" in methodist.text:
            break
        await methodist.taps(methodist.buttons[0] if "Своими" not in methodist.text else "Пропустить")
        if "Готово · 1" in methodist.buttons:
            await methodist.taps("Готово · 1")
        if "Ответ напишите" in methodist.text:
            await methodist.taps("Пропустить")
        if "Напишите число" in methodist.text:
            await methodist.says("7")
    assert "Проверьте ответы" in methodist.text
    await methodist.taps("Отправить")
    assert "Проба окончена" in methodist.text
    assert await drawer.count(Response) == 0
    await methodist.taps("‹ Назад")
    await methodist.taps("Удалить черновик")
    await methodist.taps("Да, удалить")
    assert await drawer.count(QuestionnaireDraft) == 0


async def test_what_is_open_all_year_is_offered_and_answered(methodist: Person, house: House, telegram: Telegram):
    await methodist.taps("Новая из файла")
    await methodist.hands_over("a.xlsx", changed(w_B8="да"))
    place = select(Organization.id).scalar_subquery()
    for limit, said in ((place, "вы ведёте часть школ"), (None, "анкету можно выбрать")):
        async with house.database.writing() as session:
            await session.execute(update(RoleGrant).values(organization_id=limit))
            await session.commit()
        await methodist.taps("Опубликовать")
        assert said in methodist.toast
    teacher = telegram.person(812)
    await settle(house, teacher.id)
    await teacher.says("/surveys")
    await teacher.taps(TITLE)
    await teacher.taps("Начать")
    await teacher.taps("Полностью")
    assert "Что пригодится" in teacher.text
    visit = await visit_of(house, teacher.id)
    async with house.database.writing() as session:
        step = await surveys.begin(session, visit, code="q1")
    assert step.page.title == TITLE


async def test_drafts_are_their_makers_own(methodist: Person, house: House, telegram: Telegram):
    await methodist.taps("Новая из файла")
    await methodist.hands_over("a.xlsx", template())
    colleague, teacher = telegram.person(813), telegram.person(814)
    await settle(house, colleague.id, names=("Ольхина", "Яна", "Юрьевна"), role=Role.METHODIST)
    await settle(house, teacher.id, names=("Рябинин", "Ян", "Ильич"))
    for person in (colleague, teacher):
        await person.says("/menu")
    for forged in ("qnd:1", "qnn:1", "qnf:1", "qnx:1:1", "qnp:1", "qna:1", "qnb:1:0:-1", f"qnb:{2**62}:0:-1"):
        await colleague.forges(forged)
        assert "больше нет" in colleague.toast, forged
        await teacher.forges(forged)
        assert "закрыт" in teacher.toast, forged
    for forged in ("qn:0", "qnn:0", "qnt", "qnl:0", "qnc:needs"):
        await teacher.forges(forged)
        assert "закрыт" in teacher.toast, forged
    await methodist.forges("qnb:1:99:-1")
    assert "больше нет" in methodist.toast
    await methodist.forges("qnc:nothing")
    assert "больше нет" in methodist.toast
