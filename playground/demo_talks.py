"""What pairs of the demo have written to each other: a few lines each, in the days before today."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.threads import MessageKind, Thread, ThreadMessage

DAY = timedelta(days=1)
MORNING = 8
MENTOR, MENTEE = True, False
TALKS = (
    (
        (MENTOR, "Добрый день! Как прошёл урок с новой темой?"),
        (MENTEE, "Здравствуйте! Почти всё успели, но на устный счёт ушло пятнадцать минут."),
        (MENTOR, "Пятнадцати много. Оставьте три примера и песочные часы, остальное — на карточках."),
        (MENTEE, "Попробую в четверг. Можно вы посмотрите первые десять минут?"),
        (MENTOR, "Приду ко второму уроку, сяду сзади и буду молчать 🙂"),
        (MENTEE, "Спасибо! Конспект пришлю накануне."),
    ),
    (
        (MENTEE, "Здравствуйте! Контрольную написали, а я боюсь раздавать тетради."),
        (MENTOR, "Начните с того, что получилось у всех. Ошибки разберите на доске без фамилий."),
        (MENTEE, "Так и сделала. Двое сами попросили переписать."),
        (MENTOR, "Вот и хорошо. В среду посмотрим вместе, какие задания дать им ещё раз."),
    ),
    (
        (MENTOR, "Здравствуйте! Когда вам удобно встретиться на этой неделе?"),
        (MENTEE, "В пятницу после пятого урока, если не поздно."),
        (MENTOR, "Подходит. Возьмите план на месяц, пройдём по нему."),
    ),
)


async def talk(
    session: AsyncSession, thread: Thread, mentor: Person, mentees: Sequence[Person], *, number: int, last: datetime
) -> None:
    """One of the talks, a line a day up to the last day of the pair; in a group everybody has a say."""
    lines = TALKS[number % len(TALKS)]
    for place, (is_mentor, text) in enumerate(lines):
        day = last - DAY * (len(lines) - place)
        thread.last_at = day.replace(hour=MORNING + place, minute=7 * place + 3)
        author = mentor if is_mentor else mentees[place % len(mentees)]
        session.add(
            ThreadMessage(thread_id=thread.id, author_id=author.id, at=thread.last_at, kind=MessageKind.TEXT, text=text)
        )
        await session.flush()
