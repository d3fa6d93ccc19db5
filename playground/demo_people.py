"""The people of the demo: a municipality that does not exist, with names nobody bears."""

from dataclasses import dataclass

from models.people import Role

ORGANIZATIONS = (
    "Школа № 1 «Ромашка»",
    "Школа № 2 «Василёк»",
    "Школа № 3 «Подсолнух»",
    "Детский сад № 5 «Колокольчик»",
)

ASSOCIATIONS = {"math": "РМО учителей математики", "russian": "РМО учителей русского языка"}
"""By the subject of their members."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to play in the web chat. `organization` is a place in ORGANIZATIONS."""

    telegram_id: int
    surname: str
    name: str
    patronymic: str
    organization: int
    position: str
    subject: str | None
    career_started: int
    about: str
    role: Role | None = None


ADMIN_ID = 1024

NEWCOMERS = (
    (1001, "Новичок", "Вася", "никогда не писал боту"),
    (1002, "Новенькая", "Мила", "никогда не писала боту"),
)

PERSONAS = (
    Persona(1010, "Ромашкина", "Вера", "Павловна", 0, "teacher", "math", 2009, "учитель математики, анкета не начата"),
    Persona(1011, "Васильков", "Пётр", "Ильич", 1, "teacher", "history", 2024, "молодой учитель истории"),
    Persona(1012, "Колокольцева", "Зоя", "Львовна", 3, "preschool_educator", None, 2015, "воспитатель"),
    Persona(1013, "Подорожникова", "Нина", "Ивановна", 0, "psychologist", None, 2011, "педагог-психолог"),
    Persona(1014, "Лопухов", "Глеб", "Юрьевич", 1, "extra_educator", None, 2018, "педагог дополнительного образования"),
    Persona(
        1015,
        "Дубравин",
        "Лев",
        "Кузьмич",
        0,
        "deputy_methodical",
        None,
        1998,
        "заместитель директора, координатор школы № 1",
        Role.SCHOOL_COORDINATOR,
    ),
    Persona(
        1016, "Соснова", "Алла", "Егоровна", 0, "director", None, 1992, "директор школы № 1", Role.ORGANIZATION_HEAD
    ),
    Persona(1017, "Рябинина", "Ольга", "Савельевна", 1, "methodist", None, 2001, "методист", Role.METHODIST),
    Persona(
        1018,
        "Кедров",
        "Антон",
        "Платонович",
        1,
        "methodist",
        None,
        1995,
        "начальник методического центра",
        Role.CENTRE_HEAD,
    ),
    Persona(
        1019,
        "Калинкина",
        "Инна",
        "Фоминична",
        1,
        "teacher",
        "russian",
        2003,
        "руководитель РМО",
        Role.ASSOCIATION_LEADER,
    ),
    Persona(1020, "Малинин", "Фёдор", "Титович", 0, "teacher", "physics", 1999, "наставник", Role.MENTOR),
    Persona(1021, "Облепихин", "Марк", "Львович", 1, "teacher", "biology", 1990, "эксперт", Role.EXPERT),
    Persona(
        1022,
        "Смородина",
        "Рита",
        "Глебовна",
        1,
        "methodist",
        None,
        1988,
        "член методического совета",
        Role.COUNCIL_MEMBER,
    ),
    Persona(
        1023,
        "Ежевикин",
        "Иван",
        "Маркович",
        1,
        "methodist",
        None,
        1994,
        "начальник отдела образования",
        Role.AUTHORITY_HEAD,
    ),
    Persona(ADMIN_ID, "Мхов", "Яков", "Лукич", 0, "teacher", "informatics", 2012, "администратор бота", Role.ADMIN),
)

SURNAMES = (
    "Морошкин", "Клюквин", "Черничкин", "Брусникин", "Щавелев", "Мятин", "Укропов", "Петрушкин", "Тыквин",
    "Редькин", "Горошкин", "Фасолев", "Чечевицын", "Пшеницын", "Овсов", "Ячменев", "Гречишкин", "Просов",
    "Льнов", "Хмелев", "Мальвин", "Астрин", "Фиалкин", "Крокусов", "Тюльпанов", "Нарциссов",
)  # fmt: skip
FIRST_NAMES = ("Егор", "Тимур", "Юлий", "Савва", "Остап")
PATRONYMICS = ("Васильевич", "Лукич", "Фомич", "Архипович")
SUBJECTS = ("math", "russian", "physics", "history", "biology", "english")
