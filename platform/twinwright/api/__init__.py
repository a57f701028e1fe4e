"""The REST API: what the page's components, scripts and other tools call.

It runs in the same process as the page, below ``/api``, and calls the same service functions, so
that rights and rules are the services' in both. It keeps no state of its own.
"""

from twinwright.api.app import create_api

__all__ = ["create_api"]
