"""How people name days and hours."""

DAYS = {
    "позавчера": -2, "вчера": -1, "yesterday": -1, "сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1,
    "послезавтра": 2,
}  # fmt: skip
"""Today and the days around it."""
FILLERS = (
    "в", "во", "на", "к", "с", "числа", "числу", "года", "году", "г.", "г", "at", "on", "the", "of", "from", "ровно",
)  # fmt: skip
"""Words that say nothing of their own."""
TILL = ("до", "по", "until", "till", "to", "-")
"""Between two hours of a span."""
MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""By the first three letters."""
STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
ENDINGS = {"март": ("", "а", "е"), "август": ("", "а", "е"), "ма": ("й", "я", "е")}
ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NAMES = {
    **MONTHS,
    "сент": 9,
    **{
        f"{stem}{ending}": number
        for number, stem in enumerate(STEMS, start=1)
        for ending in ENDINGS.get(stem, ("ь", "я", "е"))
    },
    **{name: number for number, name in enumerate(ENGLISH, start=1)},
}
"""Whole words: no other word that begins alike is taken for a month."""
WEEKDAYS = {
    "понедельник": 0, "понедельника": 0, "понедельнику": 0, "пн": 0, "monday": 0, "mon": 0,
    "вторник": 1, "вторника": 1, "вторнику": 1, "вт": 1, "tuesday": 1, "tue": 1,
    "среда": 2, "среду": 2, "среды": 2, "среде": 2, "ср": 2, "wednesday": 2, "wed": 2,
    "четверг": 3, "четверга": 3, "четвергу": 3, "чт": 3, "thursday": 3, "thu": 3,
    "пятница": 4, "пятницу": 4, "пятницы": 4, "пятнице": 4, "пт": 4, "friday": 4, "fri": 4,
    "суббота": 5, "субботу": 5, "субботы": 5, "субботе": 5, "сб": 5, "saturday": 5, "sat": 5,
    "воскресенье": 6, "воскресенья": 6, "воскресенью": 6, "вс": 6, "sunday": 6, "sun": 6,
}  # fmt: skip
THIS = ("эту", "этот", "это", "this")
NEXT = ("следующую", "следующий", "следующее", "next")
"""Of the week after the present one."""
NEAREST = ("ближайшую", "ближайший", "ближайшее", "coming")
IN = ("через", "in")
LATER = ("спустя", "later")
UNITS = {
    "день": "days", "дня": "days", "дней": "days", "day": "days", "days": "days",
    "неделю": "weeks", "недели": "weeks", "недель": "weeks", "week": "weeks", "weeks": "weeks",
    "месяц": "months", "месяца": "months", "месяцев": "months", "month": "months", "months": "months",
    "час": "hours", "часа": "hours", "часов": "hours", "hour": "hours", "hours": "hours",
    "минуту": "minutes", "минуты": "minutes", "минут": "minutes", "minute": "minutes", "minutes": "minutes",
}  # fmt: skip
HALF_HOUR = ("полчаса",)
NUMBERS = {
    "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7,
    "восемь": 8, "девять": 9, "десять": 10, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
GLUED = ("ч", "ч.", "мин", "мин.", "h", "am", "pm")
"""What people write right behind a figure."""
HOUR_WORDS = ("час", "часа", "часов", "часам", "ч", "ч.", "o'clock", "h")
MINUTE_WORDS = ("минута", "минуту", "минуты", "минут", "мин", "мин.", "м", "м.")
NOON = ("полдень", "noon", "midday")
ONE_O_CLOCK = ("час",)
PARTS = {
    "утра": "early", "утром": "early", "am": "early", "a.m.": "early", "ночи": "early", "ночью": "early",
    "дня": "late", "днем": "late", "вечера": "late", "вечером": "late", "pm": "late", "p.m.": "late",
}  # fmt: skip
"""Which half of the day an hour of a clock face belongs to."""
ORDINAL_ENDS = ("-го", "го", "-е", "е", "th", "st", "nd", "rd")
ORDER = "приказ"
"""What people begin with when they quote one."""
OF = "от|of"
"""Between the number of an order and its day."""
YEAR = r"г\.?|года|year"
"""After a year in figures."""
