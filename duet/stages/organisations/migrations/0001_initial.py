import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Colleague",
            fields=[],
            options={
                "ordering": ["full_name", "pk"],
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("tenancy.member",),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("join", "войти впервые"), ("password", "задать новый пароль")],
                        default="join",
                        max_length=10,
                        verbose_name="для чего",
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="отправлено")),
                ("expires_at", models.DateTimeField(verbose_name="действует до")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="принято")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="отменено")),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenancy.member")),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="tenancy.member")),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenancy.organisation"),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("purpose__in", ["join", "password"])), name="invitation_purpose_known"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at__isnull", True), ("cancelled_at__isnull", True)),
                        fields=("member",),
                        name="one_invitation_waits_for_a_person",
                    ),
                ],
            },
        ),
    ]
