"""What has happened before a test's own conversation begins, done through the use cases themselves."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from programmes.questionnaires import QuestionKind
from services import entering, people, profile, survey_answers, surveys
from services.survey_pages import QuestionPage, Step
from services.visits import Visit
from tests.telegram import Person


async def enter(
    person: Person, *, group: str = "Учитель", position: str = "Учитель", subject: str = "Математика"
) -> None:
    """From the first /start to a complete profile, by hand."""
    await person.says("/start")
    await person.taps("Продолжить")
    await person.taps("Согласен")
    await person.says("Школа № 3")
    await person.taps("Моей нет в списке")
    await person.taps(group)
    await person.taps(position)
    if "предмет" in person.text:
        await person.says(subject)
        await person.taps(subject)
    await person.says("2009")
    await person.says("Ромашкина Вера Павловна")


async def settle(
    house: House,
    telegram_id: int,
    *,
    position: str = "teacher",
    subject: str | None = "math",
    career: str = "2009",
    language: str = "ru",
) -> Visit:
    """Somebody with a consent and a complete profile."""
    programme, now = house.municipality.programme, house.clock()
    async with house.database.writing() as session:
        actor = await entering.agree(session, programme, telegram_id=telegram_id, language=language, now=now)
        visit = Visit(actor, house.municipality, now)
        visit = await profile.name_organization(session, visit, title="Школа № 3")
        visit = await profile.set_position(session, visit, position=position)
        if subject:
            visit = await profile.set_subject(session, visit, subject=subject)
        visit = await profile.set_career(session, visit, typed=career)
        return await profile.set_name(session, visit, typed="Ромашкина Вера Павловна")


async def visit_of(house: House, telegram_id: int) -> Visit:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, house.clock())


async def answer(
    house: House, telegram_id: int, *, code: str = "diagnostics", until: str | None = None, option: int = 0
) -> int:
    """The questionnaire answered up to a question, or to its review; returns the id of the response."""
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        step = await surveys.begin(session, visit, code=code)
        while isinstance(step.page, QuestionPage) and step.page.question.code != until:
            step = await _answered(session, visit, step.page, option)
    return step.page.response_id


async def submit(house: House, telegram_id: int, *, code: str = "diagnostics") -> int:
    response_id = await answer(house, telegram_id, code=code)
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        await surveys.submit(session, visit, response_id=response_id)
    return response_id


async def _answered(session: AsyncSession, visit: Visit, page: QuestionPage, option: int) -> Step:
    here = {"response_id": page.response_id, "position": page.position}
    kind = page.question.kind
    if page.reply is not None or kind is QuestionKind.TEXT:
        return await survey_answers.pass_on(session, visit, **here)
    place = page.options[min(option, len(page.options) - 1)][0]
    if kind is QuestionKind.MULTI:
        await survey_answers.mark(session, visit, **here, option=place, on=True)
        return await survey_answers.pass_on(session, visit, **here)
    return await survey_answers.choose(session, visit, **here, option=place)
