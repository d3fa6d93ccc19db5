"""How many academic hours an event counts for."""

from datetime import datetime

ACADEMIC = 45
"""Minutes."""
MINUTES_A_DAY = 24 * 60


def academic_hours(begins: datetime, ends: datetime) -> int | None:
    """Both in the time of the place. Never nought; none where days in a row do not tell from when till when.

    Of several days each lasts from the hour of the beginning till the hour of the end.
    """
    days = (ends.date() - begins.date()).days
    if days == 0:
        minutes = int((ends - begins).total_seconds()) // 60
        return max(1, round(minutes / ACADEMIC))
    a_day = (ends.hour * 60 + ends.minute) - (begins.hour * 60 + begins.minute)
    if a_day <= 0 and days == 1:
        a_day, days = a_day + MINUTES_A_DAY, 0  # over midnight, and not two days
    if a_day <= 0:
        return None
    return max(1, round(a_day / ACADEMIC)) * (days + 1)
