"""What every page says of the record it was made from."""


def data_version(request):
    """Add the request's `data_version` to every template."""
    return {"data_version": getattr(request, "data_version", None)}
