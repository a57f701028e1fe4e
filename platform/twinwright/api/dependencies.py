"""What every route needs: the services and who is asking."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from services.context import Actor, Services

__all__ = ["CurrentActor", "CurrentServices"]


def _services(request: Request) -> Services:
    return cast(Services, request.app.state.services)


def _actor(request: Request) -> Actor:
    # The server listens on loopback only, and whoever can reach it is the local user.
    return _services(request).local_actor()


CurrentServices = Annotated[Services, Depends(_services)]
CurrentActor = Annotated[Actor, Depends(_actor)]
