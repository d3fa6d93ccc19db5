"""The municipality this bot serves: its programme, its published questionnaires, its time, its way with names."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from programmes.programme import Programme
from services.questionnaires import Library
from services.school_year import school_year


@dataclass(frozen=True, slots=True)
class Municipality:
    programme: Programme
    library: Library
    zone: ZoneInfo
    names_are_kept: bool
    """Whether people may be asked for their names here; otherwise names come only with the staff register."""

    def school_year(self, moment: datetime) -> int:
        return school_year(moment, self.zone)
