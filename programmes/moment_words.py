"""How people name days."""

DAYS = (("сегодня", "today"), ("завтра", "tomorrow"), ("послезавтра",))
"""Today and the days after it."""
PAST_DAYS = (("сегодня", "today"), ("вчера", "yesterday"), ("позавчера",))
"""Today and the days before it."""
FILLERS = ("в", "до", "at", "until", "года", "г.")
MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
"""By the first three letters."""
