"""The same house and people as in conversations."""

from tests.dialogs.conftest import (  # noqa: F401  # fixtures
    address,
    conversations,
    drawer,
    first_house,
    house,
    published_template,
    telegram,
)
