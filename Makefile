# What a developer does here. The README gives the plain commands below each target.

PYTHON ?= python3
export PORT ?= 8000
ARGS ?=

.PHONY: help demo test serve check fix

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

demo: .venv/.requirements ## show the site with its data and two accounts, on 127.0.0.1:$PORT (8000)
	@.venv/bin/python manage.py demo

test: .venv/.requirements-dev ## run the tests; ARGS="-k timeline" chooses some
	@.venv/bin/python manage.py assets --for-tests
	.venv/bin/pytest $(ARGS)

serve: .venv/.requirements ## serve the site as it is served to the public, on 127.0.0.1:$PORT
	.venv/bin/python manage.py assets
	.venv/bin/python manage.py collectstatic --noinput --verbosity=0
	.venv/bin/python manage.py migrate --verbosity=0
	.venv/bin/python manage.py load_data
	.venv/bin/gunicorn config.wsgi

check: .venv/.requirements-dev ## look for mistakes, in the code and in the settings of a public site
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	@.venv/bin/python manage.py assets
	@DEBUG=0 ALLOWED_HOSTS=yardstick.example SECRET_KEY="$$(.venv/bin/python -c 'import secrets; print(secrets.token_hex(40))')" \
		.venv/bin/python manage.py check --deploy --fail-level WARNING
	.venv/bin/python manage.py makemigrations --check --dry-run

fix: .venv/.requirements-dev ## mend what ruff can mend
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

# The environment: made once, and filled again whenever the pinned requirements change

.venv/.requirements: requirements.txt | .venv/bin/python
.venv/.requirements-dev: requirements-dev.txt | .venv/bin/python
.venv/.requirements .venv/.requirements-dev:
	@echo "Installing $< ..."
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Yardstick needs Python 3.11 or newer: name one, as in make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python has no venv module. Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
