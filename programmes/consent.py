"""Consent to the processing of personal data: a separate text with a version."""

from pydantic import Field

from programmes.strictness import Day, Section, Words


class Consent(Section):
    version: int = Field(ge=1)
    """Grows with every change of the text; people are asked again."""
    effective_on: Day
    title: Words
    text: Words
    """May hold {operator}, {operator_address} and {kept_until}; `wording` fills them."""

    def wording(self, *, operator: str, operator_address: str, kept_until: str) -> str:
        return self.text.format(operator=operator, operator_address=operator_address, kept_until=kept_until)
