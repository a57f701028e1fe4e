"""The FastAPI application: routes, and how errors become answers.

Every error has one form, ``{"error": {"code": ..., "sentence": ...}}``, with the sentence ready
for a user. The interactive documentation pages are off because FastAPI's load their scripts from
the internet; the OpenAPI document itself is at ``/api/openapi.json``.
"""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from services.context import Services
from services.errors import ServiceError
from twinwright.api import jobs, versions

__all__ = ["create_api"]

log = logging.getLogger(__name__)


def create_api(services: Services) -> FastAPI:
    """Build the API over an opened set of services. Mount it at ``/api``."""
    api = FastAPI(title="Twinwright", version="1", docs_url=None, redoc_url=None)
    api.state.services = services
    api.include_router(jobs.router)
    api.include_router(versions.router)
    api.add_api_route("/health", health, methods=["GET"])
    api.add_exception_handler(ServiceError, _service_error)
    api.add_exception_handler(RequestValidationError, _validation_error)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Exception, _unexpected_error)
    return api


def health() -> dict[str, str]:
    """Say that this process answers."""
    return {"status": "ok"}


def error_response(status: int, code: str, sentence: str) -> JSONResponse:
    """The one form of an error."""
    return JSONResponse({"error": {"code": code, "sentence": sentence}}, status_code=status)


def _service_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ServiceError)
    return error_response(error.http_status, error.code, error.sentence)


def _validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return error_response(422, "bad_field", f"The field {where!r}: {first['msg']}.")


def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return error_response(404, "not_found", f"There is nothing at {request.url.path}.")
    return error_response(error.status_code, "http_error", f"{error.detail}.")


def _unexpected_error(request: Request, error: Exception) -> JSONResponse:
    log.error("api_request_failed", exc_info=error, extra={"path": request.url.path})
    return error_response(
        500, "unexpected", "Something went wrong here, not in what you sent. It has been logged."
    )
