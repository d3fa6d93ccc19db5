"""What an operator may set; every name stands in `.env.example`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from models.session import normalised


class PrivacyMode(StrEnum):
    CODES = "codes"
    INITIALS = "initials"
    NAMES = "names"


def _supported(address: str) -> str:
    normalised(address)
    return address


def _known_zone(name: str) -> str:
    ZoneInfo(name)
    return name


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_url: str | None = None
    proxy_url: SecretStr | None = None
    database_url: Annotated[str, AfterValidator(_supported)] = "sqlite:///data/metodbot.db"
    programme: str = "nms-2023"
    timezone: Annotated[str, AfterValidator(_known_zone)] | None = None
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    privacy_mode: PrivacyMode = PrivacyMode.INITIALS
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if isinstance(value, str):
            return [part for part in value.replace(",", " ").split() if part]
        return value

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, secret = value.get_secret_value().partition(":")
            if not (number.isascii() and number.isdigit() and secret and " " not in secret):
                raise ValueError("expected a token from BotFather, like 123456:ABC-DEF")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value


class SettingsError(Exception):
    """One line that names every setting that is wrong."""


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of the environment and `.env`; raises SettingsError."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors())
        raise SettingsError("; ".join(wrong)) from None
