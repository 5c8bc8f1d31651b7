"""The files of deploy/ are sound, and agree with each other and with the code."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from nego.paths import ROOT
from tests.packages import missing

DEPLOY = ROOT / "deploy"
MANIFESTS: list[dict[str, Any]] = list(
    yaml.safe_load_all((DEPLOY / "kubernetes" / "nego.yaml").read_text(encoding="utf-8"))
)
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
LOCATIONS = (DEPLOY / "nginx" / "locations.conf").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


def manifest(kind: str) -> dict[str, Any]:
    (found,) = [each for each in MANIFESTS if each["kind"] == kind]
    return found


def test_every_setting_is_one_that_the_code_reads() -> None:
    texts = [path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file()]
    named = set(re.findall(r"\bNEGO_[A-Z_]+", "\n".join(texts))) - {"NEGO_CERTIFICATES"}
    assert named >= {"NEGO_DATABASE", "NEGO_SECRET", "NEGO_PROXIES", "NEGO_ORIGINS"}
    assert {name for name in named if f'"{name}"' not in CODE} == set()


def test_the_image_copies_what_there_is_and_runs_as_nobody_special() -> None:
    for names in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / name).exists() for name in names.split())
    assert re.search(r"^USER (\d+)", DOCKERFILE, re.MULTILINE)
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    copied = " ".join(re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE)).split()
    assert [name for name in copied if f"!{name}\n" not in allowed] == []


def test_pods_are_probed_bounded_and_shut() -> None:
    pod = manifest("Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    for kind in ("HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "Service", "Ingress"):
        assert manifest(kind)["metadata"]["namespace"] == "nego"
    service = COMPOSE["services"]["nego"]
    assert service["read_only"] is True
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}


def test_both_proxies_let_the_same_addresses_through() -> None:
    nginx = set()
    for kind, address in re.findall(r"^location (=|~) (\S+) \{ proxy_pass", LOCATIONS, re.MULTILINE):
        nginx.add(address.strip("^$") if kind == "~" else address)
    (rule,) = manifest("Ingress")["spec"]["rules"]
    assert {path["path"].rstrip("$") for path in rule["http"]["paths"]} == nginx


def test_nginx_reads_its_settings(tmp_path: Path) -> None:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin") or missing("nginx")
    shutil.copytree(DEPLOY / "nginx", tmp_path, dirs_exist_ok=True)
    (tmp_path / "upstream.conf").write_text("upstream nego { server 127.0.0.1:5005; }", encoding="utf-8")
    (tmp_path / "certificates").mkdir()
    key, certificate = tmp_path / "certificates/privkey.pem", tmp_path / "certificates/fullchain.pem"
    made = f"req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=nego -keyout {key} -out {certificate}"
    subprocess.run(["openssl", *made.split()], check=True, capture_output=True)
    command = [program, "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    read = subprocess.run(
        [*command, "-g", f"pid {tmp_path}/pid;"], capture_output=True, text=True, check=False
    )
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize(
    "path", [*DEPLOY.rglob("*.yml"), *DEPLOY.rglob("*.yaml")], ids=lambda path: path.name
)
def test_yaml_is_read(path: Path) -> None:
    assert all(yaml.safe_load_all(path.read_text(encoding="utf-8")))
