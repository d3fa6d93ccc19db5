"""Whether Redis is there and takes the password, asked once, without starting anything."""

from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

ANSWERS_WITHIN = 3.0


async def problems_with(url: str) -> list[str]:
    """Lines for an operator; none: it answers."""
    redis: Any = Redis.from_url(url, socket_timeout=ANSWERS_WITHIN, socket_connect_timeout=ANSWERS_WITHIN)
    try:
        await redis.ping()
    except (RedisError, OSError, TimeoutError) as error:
        why = (str(error).partition("\n")[0] or type(error).__name__).rstrip(".")
        return [f"redis: REDIS_URL: it does not answer as it should ({why})"]
    finally:
        await redis.aclose()
    return []
