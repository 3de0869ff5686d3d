"""A CAS server (django-cas-server) in a process of its own.

``python -m tests.servers.cas_process FOLDER USER PASSWORD`` serves on loopback and prints its port. It takes any
service whose address begins with http://127.0.0.1 or http://localhost.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str, user: str, password: str) -> None:
    """Set it up in memory of its own and serve."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="tests.servers.cas_urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "cas_server",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(folder) / "cas.sqlite")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SESSION_COOKIE_NAME="cas-session",
        CSRF_COOKIE_NAME="cas-csrf",
        STATIC_URL="/static/",
        USE_TZ=True,
        # it would ask PyPI for newer versions of itself
        CAS_NEW_VERSION_HTML_WARNING=False,
        CAS_NEW_VERSION_EMAIL_WARNING=False,
        CAS_SLO_TIMEOUT=1,
    )
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    from cas_server.models import ServicePattern

    User.objects.create_user(user, password=password)
    ServicePattern.objects.create(pos=0, name="tests", pattern=r"^http://(127\.0\.0\.1|localhost)[:/].*$")
    from waitress import create_server

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    sys.stdout.write(f"{server.effective_port}\n")
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main(*sys.argv[1:4])
