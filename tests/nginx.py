"""nginx over the very file operators use: deploy/nginx/metodbot.conf.template with addresses of this machine."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from string import Template

from tests.certificates import LOOPBACK, lay_certificate

TEMPLATE = Path(__file__).parents[1] / "deploy" / "nginx" / "metodbot.conf.template"
FOUND = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
MAIN = """\
{user}daemon off;
master_process on;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log off;
    include {folder}/metodbot.conf;
}}
"""


def lay_out(folder: Path, port: int, replicas: Sequence[int]) -> list[str]:
    """Settings, a certificate and a place for files; returns the command that starts it in the foreground."""
    assert FOUND is not None
    lay_certificate(folder)
    words = {
        "METODBOT_LISTEN": f"{LOOPBACK}:{port}",
        "METODBOT_NAME": LOOPBACK,
        "METODBOT_TLS": str(folder),
        "METODBOT_LOG": str(folder / "access.log"),
        "METODBOT_ONE": f"{LOOPBACK}:{replicas[0]}",
        "METODBOT_TWO": f"{LOOPBACK}:{replicas[1]}",
    }
    # As envsubst does: only these words; what nginx itself calls $host stays.
    site = _Words(_with_more(replicas[2:], TEMPLATE.read_text(encoding="utf-8"))).safe_substitute(words)
    (folder / "metodbot.conf").write_text(site, encoding="utf-8")
    main = folder / "nginx.conf"
    user = "user root root;\n" if os.geteuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    return [FOUND, "-p", str(folder), "-c", str(main)]


def _with_more(replicas: Sequence[int], template: str) -> str:
    """A line for each further replica, like the last one's."""
    [line] = [one for one in template.splitlines(keepends=True) if "${METODBOT_TWO}" in one]
    more = (line.replace("${METODBOT_TWO}", f"{LOOPBACK}:{port}") for port in replicas)
    return template.replace(line, "".join((line, *more)))


class _Words(Template):
    idpattern = r"(?-i:METODBOT_[A-Z]+)"
