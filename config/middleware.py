def data_version_etag(get_response):
    return get_response
