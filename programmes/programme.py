"""A municipality as a whole. Every section is a file of its folder named like the field."""

from datetime import date

from programmes.activities import Activities
from programmes.calendar import Calendar
from programmes.campaigns import Campaigns
from programmes.competences import Competences
from programmes.consent import Consent
from programmes.consultations import Consultations
from programmes.courses import Courses
from programmes.events import Events
from programmes.indicators import Indicators
from programmes.materials import Materials
from programmes.mentoring import Mentoring
from programmes.modules import Modules
from programmes.organizations import Organizations
from programmes.passport import Passport
from programmes.positions import Positions
from programmes.practices import Practices
from programmes.questionnaires import Questionnaire
from programmes.roadmap import Roadmap
from programmes.strictness import Code, Strict
from programmes.subjects import Subjects
from programmes.support import Support
from programmes.terms import Terms


class Programme(Strict):
    passport: Passport
    terms: Terms
    positions: Positions
    subjects: Subjects
    competences: Competences
    support: Support
    calendar: Calendar
    modules: Modules
    consent: Consent
    organizations: Organizations = Organizations()
    campaigns: Campaigns = Campaigns()
    activities: Activities = Activities()
    consultations: Consultations = Consultations()
    materials: Materials = Materials()
    mentoring: Mentoring = Mentoring()
    events: Events = Events()
    courses: Courses = Courses()
    practices: Practices = Practices()
    indicators: Indicators = Indicators()
    roadmap: Roadmap = Roadmap()
    questionnaires: dict[Code, Questionnaire]
    """By code, in alphabetical order; the folder `questionnaires` holds one file for each."""

    @property
    def answers_kept_until(self) -> date:
        """The last day answers are kept together with a name."""
        last = self.passport.period.last_day
        year = last.year + self.support.retention.answers_years_after_programme
        leap_day = (last.month, last.day) == (2, 29)
        return last.replace(year=year, day=28 if leap_day else last.day)

    def consent_text(self) -> str:
        operator = self.passport.operator
        return self.consent.wording(
            operator=operator.name,
            operator_address=operator.address,
            kept_until=f"{self.answers_kept_until:%d.%m.%Y}",
        )
