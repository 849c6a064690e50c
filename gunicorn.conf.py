"""How `gunicorn config.wsgi` serves the site. Options on its command line win over these."""

from config import environment, server

bind = f"{server.HOST}:{server.port()}"
workers = 2
worker_class = "sync"  # measured: threads halve the requests per second
accesslog = None  # readers' addresses are nobody's business; the proxy in front may keep its own
graceful_timeout = 10  # seconds a request may go on after the server was told to stop
control_socket_disable = True  # nobody steers a running server; without this, two servers would share one socket
limit_request_line = 8190  # the most that can be limited: reading megabytes costs the square of their length
forwarder_headers = ""  # SCRIPT_NAME from outside would make addresses, and kept pages, lie
secure_scheme_headers = {}  # Django decides, by BEHIND_PROXY, whether a proxy may say that it spoke HTTPS


def when_ready(arbiter):
    """Start the reader of the desk's queue; `READER=0` leaves that to somebody else."""
    if environment.boolean("READER", default=True):
        arbiter.reader = server.start_reader()


def on_exit(arbiter):
    if reader := getattr(arbiter, "reader", None):
        server.stop_reader(reader)
