"""How people name days."""

DAYS = (("сегодня", "today"), ("завтра", "tomorrow"), ("послезавтра",))
"""Today and the days after it."""
DAYS_AGO = (("вчера", "yesterday"), ("позавчера",))
"""Yesterday and the days before it."""
FILLERS = ("в", "до", "at", "until", "года", "г.")
MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
"""By the first three letters."""
ORDER = "приказ"
"""What people begin with when they quote one."""
OF = "от|of"
"""Between the number of an order and its day."""
YEAR = r"г\.?|года|year"
"""After a year in figures."""
