def data_version(request):
    return {}
