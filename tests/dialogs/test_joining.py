"""Coming without an invitation: waiting without any loss, and whoever decides about it."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.app import House
from models.audit import Action, AuditEntry
from models.invitations import JoinRequest, JoinStatus
from models.organizations import Organization
from models.people import Account, Consent, Role, RoleGrant
from models.people import Person as Stored
from models.responses import Answer, Response
from models.session import count_statements
from services.calling import PrivacyMode
from tests.dialogs.drawer import Drawer
from tests.dialogs.invitations import every, invitation, place_of, put, register
from tests.dialogs.shortcuts import answer, enter, put_to_work, settle, submit, visit_of
from tests.telegram import Person, Telegram

pytestmark = pytest.mark.both_databases

WAITS = "Школа ещё не подтвердила вас: это ничему не мешает."


@pytest.fixture
async def coordinator(house: House, telegram: Telegram) -> Person:
    person = telegram.person(601, "Рита", "Фиалкова")
    await settle(house, person.id, names=("Фиалкова", "Рита", "Юрьевна"), role=Role.SCHOOL_COORDINATOR)
    await person.says("/menu")
    return person


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    person = telegram.person(603, "Нина", "Мятлина")
    await settle(house, person.id, names=("Мятлина", "Нина", "Олеговна"), school="Центр", role=Role.METHODIST)
    await person.says("/menu")
    return person


@pytest.fixture
async def applicant(stranger: Person, house: House) -> Person:
    """A teacher of school № 3 who came by themselves and is in the menu."""
    await place_of(house)
    await come(stranger)
    return stranger


async def come(person: Person, school: str = "Школа № 3", name: str = "Ромашкина Вера Павловна") -> None:
    await person.says("/start")
    await person.taps("Продолжить")
    await person.taps("Согласен")
    await person.says(school)
    await person.taps(school if school in person.buttons else "Моей нет")
    await person.taps("Учитель, преподаватель")
    await person.taps("Учитель")
    await person.says("мате")
    await person.taps("Математика")
    await person.says("2009")
    await person.says(name)


async def decided(house: House) -> list[AuditEntry]:
    """What the audit says apart from consents."""
    return [entry for entry in await every(house, AuditEntry) if entry.action is not Action.CONSENT_GIVEN]


async def requests(house: House) -> list[JoinRequest]:
    return await every(house, JoinRequest)


async def test_a_complete_profile_asks_the_school_once(applicant: Person, house: House):
    assert WAITS in applicant.text
    [request] = await requests(house)
    assert (request.status, request.asked_at) == (JoinStatus.WAITING, house.clock())
    assert request.organization_id == await place_of(house)
    await applicant.taps("Мой профиль")
    await applicant.taps("Год начала")
    await applicant.says("2010")
    assert len(await requests(house)) == 1
    assert WAITS in await applicant.says("/menu")


async def test_waiting_stops_nobody(applicant: Person, house: House):
    await applicant.taps("Пройти анкету")
    await applicant.taps("Начать")
    assert "Вопрос" in applicant.text
    await submit(house, applicant.id)
    assert WAITS in await applicant.says("/menu")


async def test_those_of_the_register_and_heads_wait_for_nobody(teacher: Person, telegram: Telegram, house: House):
    assert "подтверд" not in teacher.text
    admin = telegram.person(1)
    await enter(admin)
    assert "подтверд" not in admin.text
    assert await requests(house) == []


async def test_a_request_follows_its_person_to_another_school(applicant: Person, house: House):
    other = await place_of(house, "Школа № 5")
    await applicant.taps("Мой профиль")
    await applicant.taps("Место работы")
    await applicant.says("школа 5")
    await applicant.taps("Школа № 5")
    assert [(one.status, one.organization_id) for one in await requests(house)] == [(JoinStatus.WAITING, other)]


async def test_a_coordinator_takes_somebody_in(applicant: Person, coordinator: Person, house: House, drawer: Drawer):
    await coordinator.forges("jl:0")
    assert "1 человек пришёл без приглашения" in coordinator.text
    assert "Вера Р. · Школа № 3" in coordinator.buttons
    await coordinator.taps("Вера Р.")
    for words in ("Заявка · Вера Р.", "Школа № 3", "Учитель", "математика", "7 октября 2025"):
        assert words.lower() in coordinator.text.lower()
    assert "Ромашкина" not in coordinator.text
    await coordinator.taps("Да, это наш")
    assert "Вера Р.: теперь в списке школы" in coordinator.text
    assert "никто не ждёт" in coordinator.text
    person = await drawer.person(applicant.id)
    assert person is not None
    assert person.registered_at == house.clock()
    [request] = await requests(house)
    assert (request.status, request.decided_by) == (
        JoinStatus.APPROVED,
        (await visit_of(house, coordinator.id)).actor.id,
    )
    assert "подтверд" not in await applicant.says("/menu")
    [entry] = await decided(house)
    assert (entry.action, entry.person_id, entry.organization_id) == (
        Action.JOIN_APPROVED,
        person.id,
        request.organization_id,
    )


async def test_the_count_stands_on_the_screen_of_the_school(applicant: Person, coordinator: Person):
    await coordinator.says("/invite")
    await coordinator.taps("Заявки · 1")
    assert "1 человек" in coordinator.text


async def decline(decider: Person, reason: str) -> str:
    await decider.forges("jd:1")
    return await decider.says(reason)


async def test_a_refusal_gives_its_reason_and_a_way_to_ask_again(applicant: Person, coordinator: Person, house: House):
    assert "почему отклоняем" in await coordinator.forges("jd:1")
    for typed in ("!!!", "я" * 301, "я" * 4000, "🌼"):
        assert "не длиннее 300" in await coordinator.says(typed), typed
    assert "заявка отклонена" in await coordinator.says("Вы <b>&</b> не у нас")
    assert "«Вы <b>&</b> не у нас»" in await applicant.says("/menu")
    assert [one.status for one in await requests(house)] == [JoinStatus.DECLINED]
    assert "ничего не спрашивал" in await coordinator.says("лишнее")
    other = await place_of(house, "Школа № 5")
    await applicant.taps("Мой профиль")
    await applicant.taps("Место работы")
    await applicant.says("школа 5")
    await applicant.taps("Школа № 5")
    await applicant.taps("‹ Назад")
    applicant.presses("Попросить ещё раз")
    applicant.presses("Попросить ещё раз")
    await applicant.telegram.deliver()
    assert WAITS in applicant.text
    assert [(one.status, one.organization_id) for one in await requests(house)][1:] == [(JoinStatus.WAITING, other)]
    await coordinator.forges("jl:0")
    assert "никто не ждёт" in coordinator.text


async def test_two_deciders_at_once_are_one_decision(
    applicant: Person, coordinator: Person, methodist: Person, telegram: Telegram, house: House
):
    for decider in (coordinator, methodist):
        await decider.forges("jc:1")
    for decider in (coordinator, methodist):
        decider.presses("Да, это наш")
        decider.presses("Да, это наш")
    await telegram.deliver_at_once()
    assert not telegram.unanswered
    assert sum("уже решили" in toast for toast in telegram.toasts) == 3
    assert [entry.action for entry in await decided(house)] == [Action.JOIN_APPROVED]


async def test_a_reason_typed_too_late_changes_nothing(
    applicant: Person, coordinator: Person, methodist: Person, house: House
):
    await coordinator.forges("jd:1")
    await methodist.forges("ja:1")
    assert "уже решили" in await coordinator.says("Не наш")
    assert "ничего не спрашивал" in await coordinator.says("Не наш")
    [request] = await requests(house)
    assert (request.status, request.reason) == (JoinStatus.APPROVED, None)


async def test_a_request_of_another_school_is_not_there(
    stranger: Person, coordinator: Person, methodist: Person, house: House
):
    await place_of(house, "Школа № 5")
    await come(stranger, "Школа № 5")
    known = await register(house)
    await coordinator.forges("jl:0")
    assert "никто не ждёт" in coordinator.text
    for data in (
        "jc:1",
        "ja:1",
        "jb:1:0",
        f"jm:1:{known}:0",
        f"jm:1:{known}:1",
        "jd:1",
        "ja:99",
        "jc:0",
        "jl:-5",
        "jl:99999999999999",
        "jb:1:-1",
    ):
        await coordinator.forges(data)
        assert "мы уже знаем" not in coordinator.text, data
    assert [one.status for one in await requests(house)] == [JoinStatus.WAITING]
    await methodist.forges("jl:0")
    assert "1 человек" in methodist.text


@pytest.mark.parametrize(
    "data", ["jl:0", "jc:1", "ja:1", "jb:1:0", "jm:1:1:0", "jm:1:1:1", "jd:1", "rel:1:0", "rel:1:1"]
)
async def test_a_teacher_decides_nothing(applicant: Person, colleague: Person, house: House, data: str):
    await colleague.forges(data)
    assert "закрыт" in colleague.toast
    assert [one.status for one in await requests(house)] == [JoinStatus.WAITING]


async def test_nobody_decides_about_themselves(stranger: Person, house: House):
    school = await place_of(house)
    await come(stranger)
    me = (await visit_of(house, stranger.id)).actor.id
    await put(
        house, RoleGrant(person_id=me, role=Role.SCHOOL_COORDINATOR, organization_id=school, granted_at=house.clock())
    )
    await stranger.forges("jl:0")
    assert "никто не ждёт" in stranger.text
    await stranger.forges("ja:1")
    assert [one.status for one in await requests(house)] == [JoinStatus.WAITING]


async def test_a_typed_school_is_decided_by_the_centre(
    stranger: Person, coordinator: Person, methodist: Person, house: House, drawer: Drawer
):
    known = await register(house, "Ромашкина", "Вера", "Павловна")
    await come(stranger, "Моя <b>& школа")
    await coordinator.forges("jl:0")
    assert "никто не ждёт" in coordinator.text
    await methodist.forges("jc:1")
    assert "Моя <b>& школа (написано вручную" in methodist.text
    await methodist.taps("Уже есть в списке")
    await methodist.taps("Вера Р.")
    await methodist.taps("Да, это один")
    person = await drawer.person(stranger.id)
    assert person is not None
    assert person.id == known
    assert [one.title for one in await every(house, Organization, is_confirmed=False)] == []


async def test_somebody_already_in_the_list_is_bound_to_their_row(
    applicant: Person, coordinator: Person, house: House, drawer: Drawer
):
    await register(house, "Васильков", "Лев")
    known = await register(house, "Ромашкина", "Вера", "Павловна", career=2011, subject=None)
    await submit(house, applicant.id)
    before = len(await every(house, Answer))
    await coordinator.forges("jc:1")
    await coordinator.taps("Уже есть в списке")
    assert "Кто в списке — Вера Р.?" in coordinator.text
    assert [label[:6] for label in coordinator.buttons] == ["Вера Р", "Лев В.", "‹ Наза"]
    await coordinator.taps("Вера Р.")
    assert "Это один человек?" in coordinator.text
    coordinator.presses("Да, это один")
    coordinator.presses("Да, это один")
    await coordinator.telegram.deliver()
    assert "Вера Р.: теперь в боте" in coordinator.text
    person = await drawer.person(applicant.id)
    assert person is not None
    assert (person.id, person.career_started, person.subject) == (known, 2011, "math")
    assert [one.person_id for one in await every(house, Response)] == [known]
    assert len(await every(house, Answer)) == before
    assert "Результат" in "".join((await applicant.says("/surveys"), *applicant.buttons))
    [left] = [one for one in await every(house, Stored) if one.forgotten_at]
    assert (
        left.surname,
        left.name,
        left.patronymic,
        left.organization_id,
        left.position,
        left.subject,
        left.career_started,
        left.search_key,
    ) == (*[None] * 7, "")
    for table in (Account, Consent, Response, RoleGrant, JoinRequest):
        assert left.id not in [row.person_id for row in await every(house, table)]
    [request] = await requests(house)
    assert (request.status, request.person_id) == (JoinStatus.BOUND, known)
    bound, linked = await decided(house)
    assert (bound.action, bound.person_id, bound.details) == (
        Action.JOIN_BOUND,
        known,
        {"came_as": left.id, "dropped": []},
    )
    assert linked.action is Action.ACCOUNT_LINKED
    assert "подтверд" not in await applicant.says("/menu")


@pytest.mark.parametrize(
    ("theirs", "own", "stays"),
    [("D05", None, "own"), (None, "D05", "theirs"), ("D05", "D09", "own"), ("D09", "D05", "theirs")],
)
async def test_where_both_have_answered_the_fuller_response_stays(
    stranger: Person, coordinator: Person, house: House, theirs: str | None, own: str | None, stays: str
):
    """`None`: handed in."""
    await settle(house, 888)
    register_id = (await visit_of(house, 888)).actor.id
    await (submit(house, 888) if theirs is None else answer(house, 888, until=theirs))
    [first] = await every(house, Response)
    await coordinator.forges(f"rel:{register_id}:1")
    await place_of(house)
    await come(stranger)
    await (submit(house, stranger.id) if own is None else answer(house, stranger.id, until=own))
    [second] = [one for one in await every(house, Response) if one.id != first.id]
    await coordinator.forges(f"jm:1:{register_id}:0")
    assert "«Профессиональный профиль педагога» есть у обоих" in coordinator.text
    await coordinator.taps("Да, это один")
    [kept] = await every(house, Response)
    assert (kept.id, kept.person_id) == (second.id if stays == "own" else first.id, register_id)
    assert {one.response_id for one in await every(house, Answer)} == {kept.id}
    [entry] = [one for one in await every(house, AuditEntry) if one.action is Action.JOIN_BOUND]
    [dropped] = entry.details["dropped"]
    assert dropped.startswith("diagnostics 2025: ")
    assert "подтверд" not in await stranger.says("/menu")


async def test_a_row_with_an_account_and_a_row_with_roles_are_no_candidates(
    applicant: Person, coordinator: Person, colleague: Person, house: House, drawer: Drawer
):
    """Else a coordinator could let an account of their own into the rights of somebody of the centre."""
    leading = await register(house, "Ромашкина", "Вера", "Павловна", role=Role.ADMIN)
    taken = (await visit_of(house, colleague.id)).actor.id
    me = (await visit_of(house, applicant.id)).actor.id
    await coordinator.forges("jb:1:0")
    assert "все из списка уже в боте" in coordinator.text
    for person in (leading, taken, me, 99999):
        for sure in (0, 1):
            await coordinator.forges(f"jm:1:{person}:{sure}")
            assert "больше нет" in coordinator.toast
    assert [one.status for one in await requests(house)] == [JoinStatus.WAITING]
    assert await drawer.count(RoleGrant) == 2


async def test_candidates_are_found_by_name_and_leafed_through(applicant: Person, coordinator: Person, house: House):
    for number in range(8):
        await register(house, f"Васильков{'а' * number}", "Лев")
    await register(house, "Ромашкина", "Вера")
    await coordinator.forges("jb:1:0")
    assert coordinator.buttons[0].startswith("Вера Р.")
    assert "1 из 2 ›" in coordinator.buttons
    await coordinator.taps("›")
    assert "2 из 2 ›" in coordinator.buttons
    assert "1 вариант" in await coordinator.says("ромашк")
    for typed in ("<b>&", "я" * 5000, "%"):
        assert "ничего не нашли" in await coordinator.says(typed)


async def test_two_requests_cannot_become_one_row(
    applicant: Person, coordinator: Person, telegram: Telegram, house: House
):
    known = await register(house, "Ромашкина", "Вера")
    second = telegram.person(777)
    await come(second)
    for number in (1, 2):
        telegram.playground.forge(coordinator.id, coordinator.screen.id, f"jm:{number}:{known}:1")
    await telegram.deliver()
    assert sorted(one.status for one in await requests(house)) == [JoinStatus.BOUND, JoinStatus.WAITING]
    assert len([one for one in await every(house, Account) if one.person_id == known]) == 1


async def test_somebody_who_leaves_waits_no_longer(
    applicant: Person, coordinator: Person, house: House, drawer: Drawer
):
    await decline(coordinator, "Секретная причина")
    await applicant.says("/privacy")
    await applicant.taps("Отозвать")
    await applicant.taps("Да, отозвать")
    assert await requests(house) == []
    assert "Секретная" not in await drawer.everything()


async def test_somebody_with_a_typed_school_can_leave(stranger: Person, house: House):
    await come(stranger, "Моя школа")
    await stranger.says("/privacy")
    await stranger.taps("Отозвать")
    await stranger.taps("Да, отозвать")
    assert await every(house, Organization, is_confirmed=False) == []


async def test_the_lost_telephone(
    teacher: Person, coordinator: Person, telegram: Telegram, house: House, drawer: Drawer
):
    known = (await visit_of(house, teacher.id)).actor.id
    response = await answer(house, teacher.id, until="D05")
    await coordinator.forges(f"rel:{known}:0")
    assert "Новый телефон · Вера Р." in coordinator.text
    assert await drawer.count(Account) == 2
    coordinator.presses("Да, отвязать")
    coordinator.presses("Да, отвязать")
    await telegram.deliver()
    assert "отвязывать нечего" in telegram.toasts[-1]
    assert "старый аккаунт отвязан" in coordinator.text
    assert "Здравствуйте" in await teacher.says("/menu")
    assert "Продолжить" in teacher.buttons
    await coordinator.taps("Выпустить приглашение")
    link = coordinator.text.split("?start=")[1][:10]
    renewed = telegram.person(777)
    await renewed.says(f"/start {link}")
    await renewed.taps("Продолжить")
    await renewed.taps("Согласен")
    assert "осталось" in renewed.text
    assert [(one.id, one.person_id) for one in await every(house, Response)] == [(response, known)]
    assert Action.ACCOUNT_RELEASED in [entry.action for entry in await decided(house)]


async def test_an_account_that_opens_more_is_released_by_those_above(
    coordinator: Person, methodist: Person, telegram: Telegram, house: House, drawer: Drawer
):
    await settle(house, 701, role=Role.METHODIST)
    await settle(house, 702, role=Role.CENTRE_HEAD)
    await settle(house, 703, school="Школа № 5")
    helping, leading, foreign = [(await visit_of(house, number)).actor.id for number in (701, 702, 703)]
    me = (await visit_of(house, coordinator.id)).actor.id
    for person, said in (
        (helping, "методическая служба"),
        (leading, "методическая служба"),
        (foreign, "больше нет"),
        (me, "попросите коллегу"),
        (9999, "больше нет"),
    ):
        for sure in (0, 1):
            await coordinator.forges(f"rel:{person}:{sure}")
            assert said in coordinator.toast
    await methodist.forges(f"rel:{leading}:1")
    assert "методическая служба" in methodist.toast
    assert await drawer.count(Account) == 5
    await methodist.forges(f"rel:{helping}:1")
    assert await drawer.count(Account) == 4


async def test_in_a_municipality_of_codes_nobody_is_called_by_name(stranger: Person, telegram: Telegram, house: House):
    changed = replace(house.municipality, privacy_mode=PrivacyMode.CODES)
    await put_to_work(replace(house, municipality=changed), telegram)
    coordinator = telegram.person(601)
    await settle(house, coordinator.id, role=Role.SCHOOL_COORDINATOR)
    known = await register(house, "Васильков", "Лев")
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    await stranger.says("Школа № 3")
    await stranger.taps("Школа № 3")
    await stranger.taps("Психолог")
    await stranger.taps("Тьютор")
    await stranger.says("2009")
    assert WAITS in stranger.text
    await coordinator.says("/menu")
    said = [await coordinator.forges(data) for data in ("jl:0", "jc:1", "jb:1:0", f"jm:1:{known}:0", f"jm:1:{known}:1")]
    assert "Васильков" not in "".join(said)
    assert "Лев" not in "".join(said)
    async with house.database.reading() as session:
        assert await session.scalar(select(Account.person_id).where(Account.telegram_id == stranger.id)) == known
        await session.commit()


async def test_somebody_who_waits_and_finds_their_paper_waits_no_more(applicant: Person, house: House, drawer: Drawer):
    known = await register(house, "Ромашкина", "Вера", "Павловна")
    response = await answer(house, applicant.id, until="D05")
    code = await invitation(house, known)
    assert "осталось" in await applicant.says(f"/start {code}")
    assert WAITS not in applicant.text
    assert [(one.status, one.person_id) for one in await requests(house)] == [(JoinStatus.BOUND, known)]
    assert [(one.id, one.person_id) for one in await every(house, Response)] == [(response, known)]


async def test_those_of_the_register_pay_nothing_for_it(teacher: Person, house: House):
    seen: list[str] = []
    count_statements(house.database, seen.append)
    await teacher.says("/menu")
    await teacher.taps("Мой профиль")
    await teacher.taps("Год начала")
    await teacher.says("2010")
    assert len(seen) > 5
    assert not [statement for statement in seen if "join_requests" in statement]


async def test_somebody_known_from_before_can_ask_by_hand(stranger: Person, house: House):
    await settle(house, stranger.id)
    async with house.database.writing() as session:
        await session.execute(update(Stored).values(registered_at=None))
        await session.commit()
    assert "подтвердила" not in await stranger.says("/menu")
    await stranger.taps("Попросить школу подтвердить меня")
    assert WAITS in stranger.text
    assert [one.status for one in await requests(house)] == [JoinStatus.WAITING]
