"""The municipality this bot serves: its programme, its published questionnaires, its time, its way with names."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from programmes.programme import Programme
from services.calling import PrivacyMode
from services.questionnaires.questionnaires import Library
from services.school_year import last_day, school_year


@dataclass(frozen=True, slots=True)
class Municipality:
    programme: Programme
    library: Library
    zone: ZoneInfo
    privacy_mode: PrivacyMode

    @property
    def names_are_kept(self) -> bool:
        """Whether people may be asked for their names here; otherwise names come only with the staff register."""
        return self.privacy_mode is not PrivacyMode.CODES

    def day(self, moment: datetime) -> date:
        """The day it is here at that moment."""
        return moment.astimezone(self.zone).date()

    def midnight(self, moment: datetime) -> datetime:
        """When the day of that moment began here."""
        return datetime.combine(self.day(moment), time.min, self.zone)

    def begin(self, day: date) -> datetime:
        """When a day begins here."""
        return datetime.combine(day, time.min, self.zone)

    def school_year(self, moment: datetime) -> int:
        return school_year(self.day(moment), self.programme.calendar.school_year.since)

    def last_day(self, year: int) -> date:
        """The last day of a school year."""
        return last_day(year, self.programme.calendar.school_year.since)
