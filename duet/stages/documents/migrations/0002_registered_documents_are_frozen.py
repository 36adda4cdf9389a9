"""The database itself refuses to change what was registered: number, day, text and files, whoever asks. It lets them be deleted with
their whole organisation: a rehearsal is thrown away.
"""

from django.db import migrations

_NUMBERED = "('registered', 'annulled')"
_COLUMNS = (
    "kind", "family", "title", "day", "signer_name", "signer_post", "signed_at", "series", "count_year", "count", "number", "registered_at",
    "docx_id", "token",
)  # fmt: skip
_TEXT = ("facts", "edits", "text")
_SAYS = "A registered document is never changed."


def _differ(columns, distinct):
    return " OR ".join(f'OLD."{name}" {distinct} NEW."{name}"' for name in columns)


def _sqlite():
    changed = f"{_differ(_COLUMNS, 'IS NOT')} OR (OLD.pdf_id IS NOT NULL AND OLD.pdf_id IS NOT NEW.pdf_id)"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    back = "NEW.state NOT IN " + _NUMBERED
    yield (
        "CREATE TRIGGER documents_document_is_frozen BEFORE UPDATE ON documents_document "
        f"WHEN OLD.state IN {_NUMBERED} AND ({changed} OR {back}) {refuse}"
    )
    owner = "(SELECT state FROM documents_document WHERE id = OLD.document_id)"
    yield (
        "CREATE TRIGGER documents_revision_is_frozen BEFORE UPDATE ON documents_revision "
        f"WHEN {owner} IN {_NUMBERED} AND ({_differ(_TEXT, 'IS NOT')}) {refuse}"
    )


def _postgres():
    changed = f"{_differ(_COLUMNS, 'IS DISTINCT FROM')} OR (OLD.pdf_id IS NOT NULL AND OLD.pdf_id IS DISTINCT FROM NEW.pdf_id)"
    back = "NEW.state NOT IN " + _NUMBERED
    refuse = f"RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'integrity_constraint_violation';"
    yield f"CREATE FUNCTION documents_document_is_frozen() RETURNS trigger AS $$ BEGIN {refuse} END $$ LANGUAGE plpgsql"
    yield (
        "CREATE TRIGGER documents_document_is_frozen BEFORE UPDATE ON documents_document FOR EACH ROW "
        f"WHEN (OLD.state IN {_NUMBERED} AND ({changed} OR {back})) EXECUTE FUNCTION documents_document_is_frozen()"
    )
    yield (
        "CREATE FUNCTION documents_revision_is_frozen() RETURNS trigger AS $$ BEGIN "  # noqa: S608  # words of our own
        f"IF EXISTS (SELECT 1 FROM documents_document WHERE id = OLD.document_id AND state IN {_NUMBERED}) THEN {refuse} END IF; "
        "RETURN NEW; END $$ LANGUAGE plpgsql"
    )
    yield (
        "CREATE TRIGGER documents_revision_is_frozen BEFORE UPDATE ON documents_revision FOR EACH ROW "
        f"WHEN ({_differ(_TEXT, 'IS DISTINCT FROM')}) EXECUTE FUNCTION documents_revision_is_frozen()"
    )


FREEZE = {"sqlite": tuple(_sqlite()), "postgresql": tuple(_postgres())}
_NAMES = ("documents_document", "documents_revision")
THAW = {
    "sqlite": tuple(f"DROP TRIGGER {name}_is_frozen" for name in _NAMES),
    "postgresql": tuple(
        statement for name in _NAMES for statement in (f"DROP TRIGGER {name}_is_frozen ON {name}", f"DROP FUNCTION {name}_is_frozen()")
    ),
}


def freeze(apps, schema_editor):
    for statement in FREEZE.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def thaw(apps, schema_editor):
    for statement in THAW.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_documents_and_their_register"),
    ]

    operations = [migrations.RunPython(freeze, thaw)]
