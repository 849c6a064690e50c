"""What is done to a request before Django reads it: whatever charset it claims, it is read as UTF-8.

Django decodes the query string, too, in the charset that `Content-Type` names. In `cp037` no parameter is found, and in
`hex` nothing can be read at all, before any middleware could answer. Our forms send UTF-8, whatever a client says.
"""

import re
from functools import wraps

CHARSET = re.compile(r";\s*charset\b[^;]*", re.IGNORECASE)


def without_charset(content_type):
    """Return a `Content-Type` that names no charset."""
    return CHARSET.sub("", content_type)


def read_as_utf8(application):
    """Return the WSGI `application`, to which no request names a charset."""

    @wraps(application)
    def answer(given, start_response):
        if content_type := given.get("CONTENT_TYPE"):
            given["CONTENT_TYPE"] = without_charset(content_type)
        return application(given, start_response)

    return answer


def read_as_utf8_by_asgi(application):
    """Return the ASGI `application`, to which no request names a charset."""

    async def answer(scope, receive, send):
        if "headers" in scope:
            scope = scope | {"headers": [_header(name, value) for name, value in scope["headers"]]}
        await application(scope, receive, send)

    return answer


def _header(name, value):
    if name.lower() == b"content-type":
        value = without_charset(value.decode("latin-1")).encode("latin-1")
    return name, value
