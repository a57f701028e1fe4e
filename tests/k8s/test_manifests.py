"""Every file and every installation: well-formed, described, and valid for the versions we name."""

from __future__ import annotations

import copy
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from tests.support.manifests import INSTALLATIONS, K8S, rendered

VERSIONS = ("1.34", "1.35", "1.36", "1.37")
# Their schemas come with the software that serves them.
CUSTOM = {
    "HTTPRoute",
    "PrometheusRule",
    "ScaledObject",
    "ServiceMonitor",
    "TriggerAuthentication",
}
HEADER = (
    "# Apply: kubectl apply -k ",
    "# Check: kubectl ",
    "# Logs:  kubectl ",
    "# Clean: kubectl ",
)
FILES = sorted(K8S.rglob("*.yaml"))
OBJECTS = [path for path in FILES if path.name != "kustomization.yaml"]


def _name(path: Path) -> str:
    return str(path.relative_to(K8S))


@pytest.mark.parametrize("path", OBJECTS, ids=_name)
def test_a_file_is_one_object_and_says_how_to_handle_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    documents = list(yaml.safe_load_all(text))
    assert len(documents) == 1 and {"apiVersion", "kind", "metadata"} <= documents[0].keys()
    lines = text.splitlines()
    for start in HEADER:
        assert sum(line.startswith(start) for line in lines) == 1, start


@pytest.mark.parametrize("path", OBJECTS, ids=_name)
def test_every_object_is_part_of_the_kustomization_beside_or_above_it(path: Path) -> None:
    folder = path.parent
    while not (folder / "kustomization.yaml").exists():
        folder = folder.parent
    kustomization = yaml.safe_load((folder / "kustomization.yaml").read_text(encoding="utf-8"))
    assert str(path.relative_to(folder)) in kustomization["resources"]


def test_every_component_is_used() -> None:
    used = {
        (path.parent / component).resolve()
        for path in FILES
        if path.name == "kustomization.yaml"
        for component in yaml.safe_load(path.read_text(encoding="utf-8")).get("components", ())
    }
    assert used == {path.parent for path in K8S.glob("components/*/kustomization.yaml")}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_every_object_follows_the_schema(installation: str, version: str) -> None:
    seen = set()
    for thing in rendered(installation):
        if thing["kind"] in CUSTOM:
            continue
        seen.add(thing["kind"])
        kubernetes_validate.validate(thing, version, strict=True)
    assert {"ConfigMap", "Deployment", "Job", "NetworkPolicy"} <= seen


def test_the_schema_would_catch_a_field_that_does_not_exist() -> None:
    pod = copy.deepcopy(next(x for x in rendered("overlays/dev") if x["kind"] == "Deployment"))
    pod["spec"]["template"]["spec"]["containers"][0]["readOnly"] = True
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(pod, VERSIONS[-1], strict=True)


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_everything_is_in_the_installations_namespace(installation: str) -> None:
    namespaces = [x for x in rendered(installation) if x["kind"] == "Namespace"]
    assert len(namespaces) == 1
    labels = namespaces[0]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    for thing in rendered(installation):
        if thing["kind"] != "Namespace":
            assert thing["metadata"]["namespace"] == namespaces[0]["metadata"]["name"]
