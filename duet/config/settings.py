"""Settings: one file, everything from the environment, every variable in docs/reference/settings.md."""

from __future__ import annotations

from pathlib import Path

import dj_database_url

from .environment import flag, number, secret, text, words

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(text("DUET_DATA", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = flag("DUET_DEBUG", default=False)
DEMO = flag("DUET_DEMO", default=False)
SECRET_KEY = secret("DUET_SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = words("DUET_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = words("DUET_ORIGINS", [])
BEHIND_TLS = flag("DUET_TLS", default=False)
# A date («2026-11-20») that stands in for today: rehearsals and screenshots.
TODAY = text("DUET_TODAY", "")
MAX_UPLOAD_BYTES = number("DUET_MAX_UPLOAD_MB", 20) * 1024 * 1024

USE_TZ = True
TIME_ZONE = text("DUET_TIME_ZONE", "Europe/Moscow")
LANGUAGE_CODE = "ru"
USE_THOUSAND_SEPARATOR = True
ROOT_URLCONF = "duet.config.urls"
WSGI_APPLICATION = "duet.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
SITE_NAME = "Дуэт"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "template_partials",
    "csp",
    "django_tasks",
    "huey.contrib.djhuey",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "duet.base.ui",
    "duet.base.accounts",
    "duet.base.tenancy",
    "duet.base.files",
    "duet.base.journal",
    "duet.base.access",
    "duet.stages.organisations",
    "duet.stages.roadmaps",
    "duet.stages.editions",
    "duet.stages.acts",
    "duet.stages.coverage",
    "duet.stages.reminders",
    "duet.stages.feeds",
    "duet.stages.cascade",
    "duet.stages.control",
    "duet.stages.persons",
    "duet.stages.documents",
    "duet.stages.consents",
    "duet.stages.partners",
    "duet.stages.bases",
    "duet.stages.gathering",
    "duet.stages.inviting",
    "duet.stages.accounting",
    "duet.stages.drafting",
    "duet.stages.folder",
    "duet.stages.privacy",
    "duet.stages.rehearsal",
    "duet.faces.public",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duet.base.ui.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duet.base.ui.context.appearance",
                "duet.config.context.desk",
            ],
        },
    }
]
FORM_RENDERER = "duet.base.ui.forms.Renderer"

# --- database ---------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        text("DUET_DATABASE", f"sqlite:///{DATA_DIR / 'duet.sqlite3'}"), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue at BEGIN instead of failing in the middle of a transaction.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728",
    }
else:
    # Short queries of pages: compiling them takes ten times longer than running them.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")

# --- log-in -----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "duet.base.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
# A phone whose clock is half a minute off still lets its owner in.
MFA_TOTP_TOLERANCE = 1
# A computer class logs in from one address; attempts against one account are limited more strictly by the default.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip"}
SOCIALACCOUNT_ADAPTER = "duet.base.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": text("DUET_OIDC_NAME", "Единый вход"),
                "client_id": text("DUET_OIDC_CLIENT", ""),
                "secret": text("DUET_OIDC_SECRET", ""),
                "settings": {"server_url": text("DUET_OIDC_SERVER", "")},
            }
        ]
        if text("DUET_OIDC_SERVER", "")
        else []
    }
}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- what a page may load: our own files only --------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        # A drawn value (--v:78) is the only style attribute; there is no style element and no inline script.
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- files, cache, jobs, letters ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 1024 * 1024
# A plan of thousands of rows is sent down by a form with a box for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600

REDIS = text("DUET_REDIS", "")
CACHES = {
    # Shared by the web workers, so that the limits on log-in attempts hold across them.
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS}
    if REDIS
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
}
TASKS = {"default": {"BACKEND": "huey.contrib.djhuey.tasks_backend.HueyBackend"}}
HUEY = {
    "name": "duet",
    "immediate": False,
    "huey_class": "huey.RedisHuey" if REDIS else "huey.SqliteHuey",
    "connection": {"url": REDIS} if REDIS else {"filename": str(DATA_DIR / "jobs.sqlite3")},
    "consumer": {"workers": number("DUET_WORKERS", 1), "worker_type": "thread", "initial_delay": 0.05, "backoff": 1.3, "max_delay": 0.5},
}

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if text("DUET_SMTP_HOST", "") else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = text("DUET_SMTP_HOST", "")
EMAIL_PORT = number("DUET_SMTP_PORT", 587)
EMAIL_HOST_USER = text("DUET_SMTP_USER", "")
EMAIL_HOST_PASSWORD = text("DUET_SMTP_PASSWORD", "")
EMAIL_USE_TLS = flag("DUET_SMTP_TLS", default=True)
DEFAULT_FROM_EMAIL = text("DUET_MAIL_FROM", "duet@localhost")
# Where letters lead to: a job has no request to take the address from.
SITE_URL = text("DUET_URL", "")
PORT = number("DUET_PORT", 8000) if text("DUET_PORT", "") else 8000
# From this hour on reminders are written, each day once.
REMIND_HOUR = number("DUET_REMIND_HOUR", 7)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": text("DUET_LOG", "WARNING")},
    # The worker would otherwise say each of its warnings twice.
    "loggers": {"huey": {"handlers": ["console"], "propagate": False}},
}
