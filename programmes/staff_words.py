"""What people write in tables of educators: headings, categories, yes and no, months, letters that look alike."""

from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("Код", "Код педагога", "Личный код", "Code"),
    "full_name": (
        "ФИО",
        "Ф. И. О.",
        "ФИО педагога",
        "ФИО сотрудника",
        "ФИО работника",
        "ФИО учителя",
        "ФИО полностью",
        "Фамилия, имя, отчество",
        "Фамилия имя отчество полностью",
        "Full name",
    ),
    "surname": ("Фамилия", "Surname", "Last name"),
    "name": ("Имя", "First name", "Name"),
    "patronymic": ("Отчество", "Отчество при наличии", "Patronymic"),
    "organization": (
        "Организация",
        "Школа",
        "Организация/Школа",
        "Школа/Организация",
        "Образовательная организация",
        "Наименование организации",
        "Наименование образовательной организации",
        "Наименование ОО",
        "Образовательное учреждение",
        "Учреждение",
        "Место работы",
        "ОО",
        "ОУ",
        "Organization",
        "Organisation",
        "School",
    ),
    "position": ("Должность", "Занимаемая должность", "Основная должность", "Position"),
    "subjects": (
        "Предметы",
        "Предмет",
        "Преподаваемые предметы",
        "Преподаваемый предмет",
        "Учебный предмет",
        "Учебные предметы",
        "Subjects",
        "Subject",
    ),
    "career_started": (
        "Год начала работы",
        "Год начала",
        "Год начала педагогической работы",
        "Год начала педагогической деятельности",
        "Начало педагогической деятельности",
        "Работает с",
        "First year",
        "Educator since",
    ),
    "birth_year": ("Год рождения", "Дата рождения", "Birth year", "Year of birth"),
    "is_young": (
        "Молодой специалист",
        "Молодой педагог",
        "Молодой специалист да/нет",
        "Young educator",
        "Young specialist",
    ),
    "category": ("Категория", "Квалификационная категория", "Кв. категория", "Category"),
    "category_on": (
        "Дата категории",
        "Дата присвоения",
        "Дата присвоения категории",
        "Дата установления категории",
        "Категория с",
        "Category date",
    ),
    "associations": (
        "Объединения",
        "Объединение",
        "Методические объединения",
        "Методическое объединение",
        "МО",
        "РМО",
        "ГМО",
        "Associations",
        "Association",
    ),
    "email": (
        "Эл. почта",
        "Электронная почта",
        "Почта",
        "Эл. адрес",
        "Адрес электронной почты",
        "Электронный адрес",
        "E-mail",
        "Email",
    ),
    "phone": ("Телефон", "Номер телефона", "Мобильный телефон", "Тел.", "Phone"),
}
"""Headings of columns by what the column holds; the first one is the usual."""

IGNORED_HEADINGS = ("№", "№ п/п", "п/п", "№ пп", "Номер", "Примечание", "Примечания", "Комментарий", "No.", "Comment")

FORBIDDEN_WORDS = frozenset(
    {
        "паспорт",
        "паспорта",
        "паспортные",
        "снилс",
        "инн",
        "адрес",
        "прописка",
        "диплом",
        "диплома",
        "зарплата",
        "оклад",
        "национальность",
        "инвалидность",
        "здоровье",
        "дети",
        "детей",
        "passport",
        "address",
        "salary",
    }
)
"""Words of headings over data that a methodical service has no business to keep."""

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "none": ("нет", "без", "не имеет", "отсутствует", "не имеется", "б/к", "none", "no category"),
    "position_compliance": (
        "СЗД",
        "соответствие",
        "соответствует",
        "соответствие занимаемой должности",
        "соответствует занимаемой должности",
        "position compliance",
    ),
    "first": ("первая", "первую", "1", "1-я", "1-ая", "I", "1КК", "1 КК", "ПКК", "первая КК", "first"),
    "highest": ("высшая", "высшую", "ВКК", "высшая КК", "highest"),
    "methodist": ("педагог-методист", "методист", "methodist"),
    "mentor": ("педагог-наставник", "наставник", "mentor"),
}
CATEGORY_FILLERS = frozenset(
    {"квалификационная", "квалификационной", "квалификационную", "категория", "категории", "категорию", "кв", "кат"}
)
"""Words around the name of a category that say nothing new."""

YES = ("да", "+", "yes", "true", "истина", "1", "v", "молодой специалист", "является")
NO = ("нет", "-", "–", "—", "no", "false", "ложь", "0", "не является")

LIST_SHEETS = ("Списки", "Справочник", "Справочники", "Lists")
"""Sheets that hold values to choose from, not people."""

AND = "и"
YEAR_WORDS = ("год", "года", "году", "г", "с", "c", "year")
"""What may stand around a year."""

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)

EXAMPLE_MARKS = ("пример", "example")
"""What the code column of the example row says."""
EXAMPLE_SURNAME = "Ромашкина"

LOOK_ALIKES: Mapping[int, int] = str.maketrans(
    "ABCEHKMOPTXYaceopxykËëΑΒΕΗΚΜΟΡΤΥΧο", "АВСЕНКМОРТХУасеорхукЁёАВЕНКМОРТУХо"
)
"""Latin and Greek letters that a keyboard or a scan leaves inside Russian words."""
