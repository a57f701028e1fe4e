"""FlexSimWebServer: a model that runs under FlexSim's WebServer, by its documented queries.

A query is ``GET /webserver.dll?queryinstance=MODEL&instancenum=N&COMMAND``. Answers are limited in
size and time; redirections are not followed, so that a query never goes to another host.
"""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flexscript.flexsim.command import FlexSimError

__all__ = ["FlexSimWebServer"]

_MAX_ANSWER_BYTES = 16 * 1024 * 1024
_COMMANDS = frozenset({"run", "stop", "reset", "step"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexSimWebServer:
    """A server at ``host``:``port``; ``timeout`` in seconds counts for each query."""

    host: str
    port: int = 80
    timeout: float = 30.0

    def models(self) -> str:
        """Return the server's answer that lists its models."""
        return self._ask("availablemodels")

    def create_instance(self, model: str) -> str:
        """Start an instance of a model; return the server's answer."""
        return self._ask(urlencode({"createinstance": model}))

    def terminate_instance(self, model: str, number: int) -> str:
        """End an instance."""
        return self._ask(urlencode({"terminateinstance": model, "instancenum": number}))

    def command(self, model: str, number: int, name: str) -> str:
        """Send ``run``, ``stop``, ``reset`` or ``step``.

        Raises:
            ValueError: it is none of them.
        """
        if name not in _COMMANDS:
            raise ValueError(f"command (={name!r}) must be one of {', '.join(sorted(_COMMANDS))}")
        return self._query(model, number, name)

    def set_stop_time(self, model: str, number: int, seconds: float) -> str:
        """Set the time at which the model stops."""
        return self._query(model, number, urlencode({"setstoptime": f"{seconds:g}"}))

    def run_time(self, model: str, number: int) -> float:
        """Return the model's clock in seconds.

        Raises:
            FlexSimError: the answer is no number.
        """
        answer = self._query(model, number, "getruntime").strip()
        try:
            return float(answer)
        except ValueError as error:
            raise FlexSimError(f"The server's run time (={answer[:80]!r}) is no number.") from error

    def run_state(self, model: str, number: int) -> str:
        """Return the state of the run as the server names it."""
        return self._query(model, number, "getrunstate").strip()

    def node_data(self, model: str, number: int, path: str) -> str:
        """Return what the server tells of a node of the tree."""
        return self._query(model, number, urlencode({"getnodedata": path}))

    def _query(self, model: str, number: int, command: str) -> str:
        instance = urlencode({"queryinstance": model, "instancenum": number})
        return self._ask(f"{instance}&{command}")

    def _ask(self, query: str) -> str:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)
        try:
            connection.request("GET", f"/webserver.dll?{quote(query, safe='=&%+')}")
            response = connection.getresponse()
            body = response.read(_MAX_ANSWER_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            place = f"{self.host}:{self.port}"
            raise FlexSimError(f"The WebServer at {place} cannot be asked: {error}") from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise FlexSimError(f"The WebServer answered {response.status} {response.reason}.")
        if len(body) > _MAX_ANSWER_BYTES:
            raise FlexSimError("The WebServer's answer is larger than 16 MiB.")
        if not body:
            # A query handler with a compile error answers like this.
            raise FlexSimError("The WebServer answered nothing: its handler did not compile.")
        return body.decode("utf-8", "replace")
