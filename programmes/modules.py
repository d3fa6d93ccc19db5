"""Which features a municipality uses; what is not named is off."""

from programmes.strictness import Section


class Modules(Section):
    def is_on(self, code: str | None) -> bool:
        """Whether the feature is used; what belongs to no feature always is."""
        return code is None or bool(getattr(self, code, False))

    diagnostics: bool = False
    exit_diagnostics: bool = False
    deficit_register: bool = False
    group_deficits: bool = False
    routes: bool = False
    support_models: bool = False
    consultations: bool = False
    mentoring: bool = False
    reverse_mentoring: bool = False
    adaptation: bool = False
    associations: bool = False
    working_groups: bool = False
    councils: bool = False
    events: bool = False
    regular_seminars: bool = False
    courses: bool = False
    course_requests: bool = False
    training_providers: bool = False
    attestation: bool = False
    contests: bool = False
    dissemination: bool = False
    materials: bool = False
    announcements: bool = False
    satisfaction: bool = False
    indicators: bool = False
    checklists: bool = False
    roadmap: bool = False
    recommendations: bool = False
    annual_report: bool = False
    school_network: bool = False
    innovation_sites: bool = False
    external_results: bool = False
    staff_needs: bool = False
    portfolio: bool = False
    yearly_adjustment: bool = False
    open_results: bool = False
