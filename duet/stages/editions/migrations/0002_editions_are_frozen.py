"""The database itself refuses to change an approved edition, whoever asks. To throw a whole plan away it lets editions be deleted."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER editions_edition_is_frozen BEFORE UPDATE ON editions_edition
BEGIN SELECT RAISE(ABORT, 'An approved edition is never changed.'); END
"""
POSTGRES = """
CREATE FUNCTION editions_edition_is_frozen() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'An approved edition is never changed.' USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql;
CREATE TRIGGER editions_edition_is_frozen BEFORE UPDATE ON editions_edition
FOR EACH ROW EXECUTE FUNCTION editions_edition_is_frozen()
"""
FREEZE = {"sqlite": (SQLITE,), "postgresql": (POSTGRES,)}
THAW = {
    "sqlite": ("DROP TRIGGER editions_edition_is_frozen",),
    "postgresql": ("DROP TRIGGER editions_edition_is_frozen ON editions_edition", "DROP FUNCTION editions_edition_is_frozen()"),
}


def freeze(apps, schema_editor):
    for statement in FREEZE.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def thaw(apps, schema_editor):
    for statement in THAW.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0001_approved_editions"),
    ]

    operations = [migrations.RunPython(freeze, thaw)]
