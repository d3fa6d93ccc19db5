"""How a municipality calls its bodies, people and records, in all cases."""

from programmes.strictness import Section, Strict, Words


class Term(Strict):
    short: Words
    """For buttons and headings; an abbreviation where people use one."""
    nom: Words
    gen: Words
    dat: Words
    acc: Words
    ins: Words
    pre: Words
    plural: Words
    plural_gen: Words
    official: Words | None = None
    """What printed documents call it, where that differs from the way people speak."""


class Terms(Section):
    centre: Term
    service: Term
    authority: Term
    council: Term
    organization: Term
    association_school: Term
    association_municipal: Term
    educator: Term
    young_educator: Term
    mentor: Term
    mentee: Term
    methodist: Term
    coordinator: Term
    association_leader: Term
    organization_head: Term
    centre_head: Term
    deficit: Term
    route: Term
