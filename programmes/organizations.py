"""Schools and kindergartens known in advance; a service may also enter them later by itself."""

from enum import StrEnum

from programmes.strictness import Code, Coded, Section, Strict, Words


class OrganizationKind(StrEnum):
    SCHOOL = "school"
    PRESCHOOL = "preschool"
    EXTRA = "extra"
    CENTRE = "centre"


class Organization(Strict):
    code: Code
    title: Words
    short: Words
    kind: OrganizationKind


class Organizations(Section):
    organizations: Coded[Organization] = ()
