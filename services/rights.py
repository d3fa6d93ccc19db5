"""Who may do what: one table; what does not stand in it is refused."""

from collections.abc import Mapping
from enum import StrEnum

from models.people import Role
from models.scopes import Scope
from services.errors import ConsentNeeded, NotAllowed
from services.people import Actor


class Right(StrEnum):
    KEEP_PROFILE = "keep_profile"
    ANSWER_SURVEYS = "answer_surveys"
    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    """Correct facts, send to the archive and back, to another school."""
    IMPORT_STAFF = "import_staff"
    INVITE = "invite"
    """Educators of the register, each to their own row."""
    ADMIT = "admit"
    """Decide about those who came without an invitation; let go of a lost account."""
    ENTER_FOR_OTHERS = "enter_for_others"
    """Answers and entries of people without a messenger, with their consent."""
    GIVE_ROLES = "give_roles"
    HAND_OVER = "hand_over"
    ANNOUNCE = "announce"
    RUN_CAMPAIGNS = "run_campaigns"
    """Put questionnaires before people, make new ones, read what was answered."""
    SEE_COVERAGE = "see_coverage"
    """How many have answered; names of those who have not are another matter."""
    SEE_MISSING = "see_missing"
    """Who has not answered yet, by name; never what anybody has answered."""
    REMIND_MISSING = "remind_missing"
    """Write once more to those of one's part who have not answered; whether or not one sees their names."""
    KEEP_DEFICITS = "keep_deficits"
    """The register by name: decide, add, enter results of tests."""
    SEE_GROUP_DEFICITS = "see_group_deficits"
    """Shares and topics, nobody's own."""
    KEEP_ROUTE = "keep_route"
    GUIDE_ROUTES = "guide_routes"
    """See and agree the routes of others."""
    SUPPORT_ROUTES = "support_routes"
    """Help along routes whose owners have agreed to it."""
    ASK_CONSULTATION = "ask_consultation"
    ANSWER_CONSULTATIONS = "answer_consultations"
    """Requests nobody has taken, one's own, and those one was added to."""
    LEAD_CONSULTATIONS = "lead_consultations"
    """Everybody's requests; who answers what."""
    TALK = "talk"
    """Write and read in conversations one takes part in."""
    READ_CONVERSATIONS = "read_conversations"
    """Those of others, where the programme lets it; both sides are told."""
    WORK_IN_PAIR = "work_in_pair"
    """As a mentor or as somebody who has one."""
    GUIDE_MENTEES = "guide_mentees"
    """Look after those one is the mentor of."""
    KEEP_MENTORSHIPS = "keep_mentorships"
    """Propose mentors, enter orders, see who has none and which pairs are silent; never what a pair writes."""
    SEE_SIGNALS = "see_signals"
    """What questionnaires of the first years warn of."""
    JOIN_EVENTS = "join_events"
    PLAN_EVENTS = "plan_events"
    """Make, move and cancel events, keep their lists; of one's own school or association where the role is of one."""
    BELONG = "belong"
    """To associations: see one's own, ask to be taken in, leave."""
    KEEP_ASSOCIATIONS = "keep_associations"
    """Make and close them, name leaders, approve plans."""
    LEAD_ASSOCIATION = "lead_association"
    """Members, plan, meetings, minutes of an association one leads."""
    ENTER_CONTESTS = "enter_contests"
    NOMINATE = "nominate"
    """Put people of one's part forward for contests and tell of their results elsewhere."""
    KEEP_CONTESTS = "keep_contests"
    USE_MATERIALS = "use_materials"
    """Read the bank of materials, say what one has worked with."""
    OFFER_MATERIALS = "offer_materials"
    REVIEW_MATERIALS = "review_materials"
    """Publish what was offered, give it back, withdraw it."""
    SHARE_PRACTICES = "share_practices"
    """Tell of one's own, alone or with co-authors."""
    CONFIRM_PRACTICES = "confirm_practices"
    KEEP_OWN_COURSES = "keep_own_courses"
    SEE_COURSES = "see_courses"
    """Who is due for a course, by name; edit the plan of courses of one's part."""
    CONFIRM_COURSES = "confirm_courses"
    READ_RESULTS = "read_results"
    """What the municipality has reached, as figures of the whole."""
    SEE_INDICATORS = "see_indicators"
    """Figures of one's part, with their groups; each indicator says who sees it."""
    ENTER_INDICATORS = "enter_indicators"
    """Values the bot has no facts for, with what proves them."""
    FREEZE_INDICATORS = "freeze_indicators"
    """Take a snapshot as of a day; correct one, with a reason."""
    SEE_ROADMAP = "see_roadmap"
    """What the programme has promised by when; whoever answers for a row marks it."""
    MAKE_REPORTS = "make_reports"
    """Of the whole municipality, or of one's own school."""
    KEEP_REPORT_TEMPLATES = "keep_report_templates"
    BLOCK = "block"
    READ_AUDIT = "read_audit"
    SEE_STATUS = "see_status"
    """How the program itself is; of nobody."""
    BACK_UP = "back_up"
    """Take a copy of the whole database, which stays on the server."""


EVERYBODY = frozenset(Role)
CENTRE = frozenset({Role.METHODIST, Role.CENTRE_HEAD, Role.ADMIN})
HEADS = frozenset({Role.CENTRE_HEAD, Role.ADMIN})
SCHOOL = frozenset({Role.SCHOOL_COORDINATOR})
METHODISTS = frozenset({Role.METHODIST, Role.CENTRE_HEAD})
LOOKING_ON = SCHOOL | {Role.ORGANIZATION_HEAD, Role.ASSOCIATION_LEADER, Role.AUTHORITY_HEAD}
"""Who sees figures of their part, and nobody's own answers."""

ROLES: Mapping[Right, frozenset[Role]] = {
    Right.KEEP_PROFILE: EVERYBODY,
    Right.ANSWER_SURVEYS: EVERYBODY,
    Right.SEE_PEOPLE: CENTRE | SCHOOL | {Role.ORGANIZATION_HEAD, Role.ASSOCIATION_LEADER},
    Right.CHANGE_PEOPLE: CENTRE | SCHOOL,
    Right.IMPORT_STAFF: CENTRE,
    Right.INVITE: CENTRE | SCHOOL,
    Right.ADMIT: CENTRE | SCHOOL | {Role.ORGANIZATION_HEAD},
    Right.ENTER_FOR_OTHERS: SCHOOL | {Role.METHODIST, Role.CENTRE_HEAD},
    Right.GIVE_ROLES: HEADS,
    Right.HAND_OVER: HEADS,
    Right.ANNOUNCE: SCHOOL | {Role.METHODIST, Role.CENTRE_HEAD, Role.ASSOCIATION_LEADER},
    Right.RUN_CAMPAIGNS: METHODISTS,
    Right.SEE_COVERAGE: METHODISTS | LOOKING_ON,
    Right.SEE_MISSING: METHODISTS | SCHOOL | {Role.ORGANIZATION_HEAD},
    Right.REMIND_MISSING: METHODISTS | SCHOOL | {Role.ORGANIZATION_HEAD},
    Right.KEEP_DEFICITS: METHODISTS,
    Right.SEE_GROUP_DEFICITS: METHODISTS | LOOKING_ON,
    Right.KEEP_ROUTE: EVERYBODY,
    Right.GUIDE_ROUTES: METHODISTS,
    Right.SUPPORT_ROUTES: METHODISTS | {Role.MENTOR},
    Right.ASK_CONSULTATION: EVERYBODY,
    Right.ANSWER_CONSULTATIONS: METHODISTS | {Role.ASSOCIATION_LEADER},
    Right.LEAD_CONSULTATIONS: frozenset({Role.CENTRE_HEAD}),
    Right.TALK: EVERYBODY,
    Right.READ_CONVERSATIONS: frozenset({Role.CENTRE_HEAD}),
    Right.WORK_IN_PAIR: EVERYBODY,
    Right.GUIDE_MENTEES: frozenset({Role.MENTOR}),
    Right.KEEP_MENTORSHIPS: METHODISTS | SCHOOL | {Role.ORGANIZATION_HEAD},
    Right.SEE_SIGNALS: METHODISTS,
    Right.JOIN_EVENTS: EVERYBODY,
    Right.PLAN_EVENTS: METHODISTS | SCHOOL | {Role.ASSOCIATION_LEADER},
    Right.BELONG: EVERYBODY,
    Right.KEEP_ASSOCIATIONS: METHODISTS | SCHOOL,
    Right.LEAD_ASSOCIATION: METHODISTS | {Role.ASSOCIATION_LEADER},
    Right.ENTER_CONTESTS: EVERYBODY,
    Right.NOMINATE: METHODISTS | SCHOOL | {Role.ASSOCIATION_LEADER},
    Right.KEEP_CONTESTS: METHODISTS,
    Right.USE_MATERIALS: EVERYBODY,
    Right.OFFER_MATERIALS: EVERYBODY,
    Right.REVIEW_MATERIALS: METHODISTS,
    Right.SHARE_PRACTICES: EVERYBODY,
    Right.CONFIRM_PRACTICES: METHODISTS,
    Right.KEEP_OWN_COURSES: EVERYBODY,
    Right.SEE_COURSES: METHODISTS | SCHOOL | {Role.ORGANIZATION_HEAD},
    Right.CONFIRM_COURSES: METHODISTS,
    Right.READ_RESULTS: EVERYBODY,
    Right.SEE_INDICATORS: METHODISTS | LOOKING_ON | {Role.EXPERT, Role.COUNCIL_MEMBER},
    Right.ENTER_INDICATORS: METHODISTS | {Role.AUTHORITY_HEAD},
    Right.FREEZE_INDICATORS: METHODISTS,
    Right.SEE_ROADMAP: METHODISTS | {Role.AUTHORITY_HEAD},
    Right.MAKE_REPORTS: METHODISTS | SCHOOL | {Role.ORGANIZATION_HEAD, Role.AUTHORITY_HEAD},
    Right.KEEP_REPORT_TEMPLATES: METHODISTS,
    Right.BLOCK: CENTRE,
    Right.READ_AUDIT: HEADS,
    Right.SEE_STATUS: frozenset({Role.ADMIN}),
    Right.BACK_UP: frozenset({Role.ADMIN}),
}

OF_AN_ORGANIZATION = frozenset({Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.EDUCATOR, Role.MENTOR})
"""Roles that never reach beyond an organisation: their own, where the grant names none."""
OF_AN_ASSOCIATION = frozenset({Role.ASSOCIATION_LEADER})
GIVEN_BY_ADMIN_ALONE = frozenset({Role.ADMIN})
OWN_BY_NATURE = frozenset({Role.EDUCATOR})
"""Nobody is given what everybody is."""
GIVEN = tuple(role for role in Role if role not in OWN_BY_NATURE)


def may_be_given(actor: Actor) -> tuple[Role, ...]:
    """The roles this person may give, at once or by an invitation."""
    return tuple(role for role in GIVEN if Role.ADMIN in actor.roles or role not in GIVEN_BY_ADMIN_ALONE)


def must(actor: Actor, right: Right) -> Scope:
    """How far the actor may use the right.

    Refuses whoever does not hold it anywhere, or has not agreed to the storing of what the right would store.
    """
    if not actor.has_consented:
        raise ConsentNeeded
    scope = reach(actor, right)
    if not scope and right not in OWN:
        raise NotAllowed
    return scope


OWN = frozenset(
    {
        Right.KEEP_PROFILE,
        Right.ANSWER_SURVEYS,
        Right.KEEP_ROUTE,
        Right.TALK,
        Right.WORK_IN_PAIR,
        Right.JOIN_EVENTS,
        Right.BELONG,
        Right.ENTER_CONTESTS,
        Right.SHARE_PRACTICES,
        Right.KEEP_OWN_COURSES,
        Right.ASK_CONSULTATION,
        Right.READ_RESULTS,
    }
)
"""Rights to what is one's own; they reach nobody else."""


def must_be_whole(actor: Actor, right: Right) -> None:
    """Refuse whoever may not use the right in the whole municipality."""
    if not must(actor, right).is_whole:
        raise NotAllowed


def may(actor: Actor, right: Right) -> bool:
    """Whether to offer what the right is for; the lock is `must`."""
    return actor.has_consented and bool(reach(actor, right))


def reach(actor: Actor, right: Right) -> Scope:
    """The part of the municipality the right reaches, from all grants together."""
    if right in OWN:
        return Scope()
    organizations, associations = set[int](), set[int]()
    for grant in actor.grants:
        if grant.role not in ROLES.get(right, frozenset()):
            continue
        if grant.organization_id is not None:
            organizations.add(grant.organization_id)
        elif grant.association_id is not None:
            associations.add(grant.association_id)
        elif grant.role in OF_AN_ORGANIZATION:
            if actor.organization_id is not None:
                organizations.add(actor.organization_id)
        elif grant.role not in OF_AN_ASSOCIATION:
            return Scope(is_whole=True)
    return Scope(organizations=frozenset(organizations), associations=frozenset(associations))
