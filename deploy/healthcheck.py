"""Whether the bot in this container turns: 0, and 1 when /healthz does not say so; with `readyz`, whether it works."""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

PATIENCE_SECONDS = 4


def main() -> int:
    what = sys.argv[1] if len(sys.argv) > 1 else "healthz"
    door = HTTPConnection("127.0.0.1", int(os.environ["HEALTH_PORT"]), timeout=PATIENCE_SECONDS)
    try:
        door.request("GET", f"/{what}")
        return int(door.getresponse().status != HTTPStatus.OK)
    except (OSError, HTTPException) as error:
        sys.stderr.write(f"{error or type(error).__name__}\n")
        return 1
    finally:
        door.close()


if __name__ == "__main__":
    sys.exit(main())
