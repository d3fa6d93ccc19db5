"""Coming in with an invitation: by its link, by its code, once, and by nobody else."""

import logging

import pytest

from bot.app import House
from models.audit import Action, AuditEntry
from models.forms import Form
from models.invitations import Invitation, JoinRequest
from models.people import Account, Consent, Role, RoleGrant
from models.people import Person as Stored
from services.registration import invitation_codes as codes
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.invitations import every, invitation, place_of, register
from tests.dialogs.shortcuts import change_consent, put_to_work, settle, visit_of
from tests.telegram import Person, Telegram

WRONG = "Этот код не подошёл"


async def agree(person: Person) -> None:
    await person.taps("Продолжить")
    await person.taps("Согласен")


async def actions(house: House) -> list[Action]:
    return [entry.action for entry in await every(house, AuditEntry)]


async def test_a_link_opens_ones_own_row_and_asks_only_what_is_missing(stranger: Person, house: House, drawer: Drawer):
    known = await register(house)
    code = await invitation(house, known)
    assert "Здравствуйте" in await stranger.says(f"/start {code}")
    await agree(stranger)
    assert "В каком году" in stranger.text
    assert "Лев, добрый день" in await stranger.says("2010")
    person = await drawer.person(stranger.id)
    assert person is not None
    assert (person.id, person.surname, person.career_started) == (known, "Васильков", 2010)
    assert await drawer.count(Stored) == 1
    assert await drawer.count(JoinRequest) == 0
    [used] = await every(house, Invitation)
    assert (used.used_by, used.used_at) == (known, house.clock())
    assert await actions(house) == [Action.INVITATION_USED, Action.ACCOUNT_LINKED, Action.CONSENT_GIVEN]


@pytest.mark.parametrize(
    "spelled", [str, codes.shown, lambda code: codes.shown(code).lower(), lambda code: f" {code[:3]} {code[3:]} "]
)
async def test_a_code_is_typed_at_the_door(stranger: Person, house: House, drawer: Drawer, spelled):
    known = await register(house, career=2009)
    code = await invitation(house, known)
    await stranger.says("/start")
    assert "Здравствуйте" in await stranger.says(spelled(code))
    await agree(stranger)
    assert "Лев, добрый день" in stranger.text
    person = await drawer.person(stranger.id)
    assert person is not None
    assert person.id == known


async def test_before_the_consent_nothing_is_stored_of_who_holds_an_invitation(
    stranger: Person, house: House, drawer: Drawer
):
    code = await invitation(house, await register(house))
    before = await drawer.everything()
    await stranger.says(f"/start {code}")
    await stranger.says(codes.shown(code))
    await stranger.taps("Продолжить")
    await stranger.taps("Не согласен")
    assert await drawer.everything() == before
    await stranger.taps("Вернуться")
    await stranger.taps("Согласен")
    assert "В каком году" in stranger.text


async def test_a_wrong_code_keeps_nothing_that_names_a_stranger(stranger: Person, house: House, drawer: Drawer):
    await stranger.says("/start ABCDE23456")
    assert WRONG in stranger.text
    assert stranger.buttons == ["Продолжить"]
    kept = await drawer.everything()
    assert "ABCDE23456" not in kept
    assert str(stranger.id) not in kept.replace("questionnaire", "")
    assert await drawer.count(Stored) == 0


async def test_using_one_kills_the_others_of_the_same_person(
    stranger: Person, telegram: Telegram, house: House, drawer: Drawer
):
    known, other = await register(house, career=2009), await register(house, "Лютикова", "Анна")
    first, second = await invitation(house, known), await invitation(house, known)
    elsewhere = await invitation(house, other)
    await stranger.says(f"/start {second}")
    await agree(stranger)
    late = telegram.person(777, "Анна", "Лютикова")
    assert WRONG in await late.says(f"/start {first}")
    assert WRONG in await late.says(f"/start {second}")
    assert "Здравствуйте" in await late.says(f"/start {elsewhere}")
    assert WRONG not in late.text


async def test_ones_own_used_link_just_opens_the_menu(stranger: Person, house: House):
    code = await invitation(house, await register(house, career=2009))
    await stranger.says(f"/start {code}")
    await agree(stranger)
    assert "Лев, добрый день" in await stranger.says(f"/start {code}")
    assert "Лев, добрый день" in await stranger.says(codes.shown(code))
    assert len(await actions(house)) == 3


async def test_unknown_revoked_and_used_by_another_read_the_same(
    teacher: Person, telegram: Telegram, house: House, clock: Clock
):
    used, revoked = await invitation(house, role=Role.METHODIST), await invitation(house, role=Role.METHODIST)
    await teacher.says(f"/start {used}")
    async with house.database.writing() as session:
        [row] = await every(house, Invitation, digest=codes.digest(revoked))
        row.revoked_at = clock()
        await session.merge(row)
        await session.commit()
    said = set()
    for number, code in enumerate((used, revoked, "ABCDE23456")):
        person = telegram.person(900 + number)
        said.add(await person.says(f"/start {code}"))
    assert len(said) == 1
    assert WRONG in said.pop()
    assert "Методист" not in teacher.text


async def test_an_invitation_for_somebody_who_has_left_reads_like_an_unknown_one(
    stranger: Person, house: House, clock: Clock
):
    known = await register(house)
    code = await invitation(house, known)
    async with house.database.writing() as session:
        person = await session.get(Stored, known)
        assert person is not None
        person.archived_at = clock()
        await session.commit()
    assert WRONG in await stranger.says(f"/start {code}")


async def test_an_expired_one_says_what_to_do(stranger: Person, teacher: Person, house: House, clock: Clock):
    code = await invitation(house, await register(house), days=14)
    clock.passes(days=14)
    for person in (stranger, teacher):
        assert "Срок этого приглашения вышел" in await person.says(f"/start {code}")


async def test_it_may_expire_between_the_door_and_the_consent(stranger: Person, house: House, clock: Clock):
    code = await invitation(house, await register(house), days=14)
    await stranger.says(f"/start {code}")
    clock.passes(days=15)
    await agree(stranger)
    assert any("Срок этого приглашения вышел" in message.content.text for message in stranger.messages)
    assert "Где вы работаете" in stranger.text


async def test_an_invitation_of_somebody_else_changes_nothing(teacher: Person, house: House, drawer: Drawer):
    before = await drawer.person(teacher.id)
    code = await invitation(house, await register(house))
    assert "для другого человека" in await teacher.says(f"/start {code}")
    assert "для другого человека" in await teacher.says(codes.shown(code))
    after = await drawer.person(teacher.id)
    assert before is not None
    assert after is not None
    assert before.id == after.id
    assert (await every(house, Invitation))[0].used_at is None


async def test_a_second_telephone_is_sent_to_the_coordinator(
    teacher: Person, telegram: Telegram, house: House, drawer: Drawer
):
    person = await drawer.person(teacher.id)
    assert person is not None
    code = await invitation(house, person.id)
    second = telegram.person(777)
    assert "уже вошли с другого телефона" in await second.says(f"/start {code}")
    assert await drawer.count(Account) == 1
    assert "Вера, добрый день" in await teacher.says(f"/start {code}")


async def test_two_telephones_at_once_are_one_person(telegram: Telegram, house: House, drawer: Drawer):
    code = await invitation(house, await register(house, career=2009))
    both = [telegram.person(701), telegram.person(702)]
    for person in both:
        await person.says(f"/start {code}")
        await person.taps("Продолжить")
    for person in both:
        person.presses("Согласен")
    await telegram.deliver_at_once()
    menus = [person for person in both if "Лев, добрый день" in person.text]
    others = [person for person in both if "Где вы работаете" in person.text]
    assert (len(menus), len(others)) == (1, 1)
    assert any(WRONG in message.content.text for message in others[0].messages)
    assert (await drawer.count(Account), await drawer.count(Stored)) == (2, 2)


async def test_somebody_half_way_in_finds_their_row_by_a_code(stranger: Person, house: House, drawer: Drawer):
    """Who came without the link and then remembers the paper is not asked for what the register knows."""
    known = await register(house)
    code = await invitation(house, known)
    await stranger.says("/start")
    await agree(stranger)
    assert "Где вы работаете" in stranger.text
    assert "В каком году" in await stranger.says(codes.shown(code))
    person = await drawer.person(stranger.id)
    assert person is not None
    assert person.id == known
    [left] = [one for one in await every(house, Stored) if one.id != known]
    assert left.forgotten_at == house.clock()
    assert (left.surname, left.organization_id, left.search_key) == (None, None, "")
    assert [one.person_id for one in await every(house, Consent)] == [known]


async def test_a_wrong_code_half_way_in_leaves_the_question_where_it_was(stranger: Person):
    await stranger.says("/start")
    await agree(stranger)
    await stranger.says("ABCDE-23456")
    assert any(WRONG in message.content.text for message in stranger.messages)
    assert "Где вы работаете" in stranger.text


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_works_on_an_empty_database(stranger: Person, house: House, drawer: Drawer, role: Role):
    code = await invitation(house, role=role)
    await stranger.says(f"/start {code}")
    await agree(stranger)
    assert any("у вас есть роль" in message.content.text for message in stranger.messages)
    assert "Где вы работаете" in stranger.text
    person = await drawer.person(stranger.id)
    assert person is not None
    assert person.registered_at == house.clock()
    assert [grant.role for grant in await every(house, RoleGrant)] == [role]


async def test_a_role_of_a_school_is_limited_to_it_and_brings_its_commands(
    teacher: Person, telegram: Telegram, house: House
):
    school = await place_of(house, "Школа № 5")
    code = await invitation(house, role=Role.SCHOOL_COORDINATOR, school=school)
    await teacher.says(f"/start {code}")
    assert "Координатор школы (Школа № 5)" in teacher.messages[-2].content.text
    assert "Мои педагоги" in "".join(teacher.buttons)
    [grant] = await every(house, RoleGrant)
    assert (grant.organization_id, grant.association_id) == (school, None)
    assert "setMyCommands" in telegram.session.calls
    assert await actions(house) == [Action.INVITATION_USED, Action.ROLE_GRANTED]


async def test_a_role_is_given_to_the_first_and_once(teacher: Person, colleague: Person, house: House):
    code = await invitation(house, role=Role.METHODIST)
    await teacher.says(f"/start {code}")
    await teacher.says(f"/start {code}")
    assert WRONG in await colleague.says(f"/start {code}")
    assert len(await every(house, RoleGrant)) == 1
    again = await invitation(house, role=Role.METHODIST)
    await teacher.says(codes.shown(again))
    assert len(await every(house, RoleGrant)) == 1


async def test_a_role_opened_by_two_at_once_is_given_once(
    teacher: Person, colleague: Person, telegram: Telegram, house: House
):
    code = await invitation(house, role=Role.ADMIN)
    for person in (teacher, colleague):
        telegram.playground.say(person.id, f"/start {code}")
    await telegram.deliver_at_once()
    assert len(await every(house, RoleGrant)) == 1
    assert sum(WRONG in person.text for person in (teacher, colleague)) == 1


async def guess(person: Person, times: int) -> None:
    for number in range(times):
        assert WRONG in await person.says(f"ABCDE-2345{number + 2}")


async def test_guessing_is_stopped_for_an_hour(
    stranger: Person,
    colleague: Person,
    telegram: Telegram,
    house: House,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
):
    code = await invitation(house, await register(house, career=2009))
    await stranger.says("/start")
    with caplog.at_level(logging.WARNING):
        await guess(stranger, 5)
    assert "wait" in caplog.text
    assert "ABCDE" not in caplog.text
    assert str(stranger.id) not in caplog.text
    assert "Подождите час" in await stranger.says(f"/start {code}")
    assert "Подождите час" in await stranger.says(codes.shown(code))
    await put_to_work(house, telegram)
    assert "Подождите час" in await stranger.says(codes.shown(code))
    assert "для другого человека" in await colleague.says(codes.shown(code))
    clock.passes(minutes=61)
    assert "Подождите" not in await stranger.says(codes.shown(code))
    assert await actions(house) == [Action.CODE_GUESSED_WRONG]


async def test_wrong_codes_of_another_hour_do_not_count(teacher: Person, clock: Clock):
    await guess(teacher, 4)
    clock.passes(minutes=61)
    await guess(teacher, 4)
    await guess(teacher, 1)
    assert "Подождите час" in await teacher.says("ABCDE-23456")


async def test_the_count_is_not_lost_by_a_walk_through_the_menu(teacher: Person, house: House):
    await guess(teacher, 3)
    await teacher.says("/menu")
    await teacher.taps("Мой профиль")
    await teacher.says("/cancel")
    await guess(teacher, 2)
    assert "Подождите час" in await teacher.says("ABCDE-23456")
    assert len([form for form in await every(house, Form) if form.key.startswith("codes:")]) == 1
    [entry] = await every(house, AuditEntry)
    assert (entry.actor_id, entry.details) == ((await visit_of(house, teacher.id)).actor.id, {"count": 5})


async def test_words_and_numbers_are_no_codes(teacher: Person, stranger: Person):
    for typed in ("математика", "9131234567", "катамарана", "Школа № 12", "я" * 5000):
        assert "ничего не спрашивал" in await teacher.says(typed), typed
        assert WRONG not in await stranger.says(typed), typed


async def test_links_of_other_kinds_still_work(teacher: Person):
    assert "Запрос на обучение" in await teacher.says("/start q_needs")
    assert "добрый день" in await teacher.says("/start something_else")


async def test_the_payload_of_a_forged_button_opens_nothing(stranger: Person, house: House, drawer: Drawer):
    await stranger.says("/start")
    await stranger.forges("meet:ABCDE23456")
    await stranger.taps("Согласен")
    assert any(WRONG in message.content.text for message in stranger.messages)
    assert await drawer.count(RoleGrant) == 0


async def test_somebody_whose_consent_is_out_of_date_gets_the_role_after_the_new_one(house: House, telegram: Telegram):
    person = telegram.person(501)
    await settle(house, person.id)
    code = await invitation(house, role=Role.METHODIST)
    await change_consent(house, telegram)
    assert "Текст согласия изменился" in await person.says(f"/start {code}")
    assert await every(house, RoleGrant) == []
    await person.taps("Прочитать и согласиться")
    await person.taps("Согласен")
    assert [grant.role for grant in await every(house, RoleGrant)] == [Role.METHODIST]
    assert "Вера, добрый день" in person.text
