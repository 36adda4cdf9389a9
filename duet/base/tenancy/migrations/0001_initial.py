import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "школа"),
                            ("kindergarten", "детский сад"),
                            ("college", "колледж"),
                            ("additional", "организация дополнительного образования"),
                            ("municipality", "муниципальный орган управления образованием"),
                            ("region", "региональный орган или оператор"),
                        ],
                        max_length=20,
                        verbose_name="вид организации",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="краткое название")),
                ("full_name", models.CharField(blank=True, max_length=500, verbose_name="полное название")),
                ("slug", models.SlugField(unique=True, verbose_name="адрес")),
                ("city", models.CharField(blank=True, max_length=100, verbose_name="населённый пункт")),
                ("head_name", models.CharField(blank=True, max_length=150, verbose_name="руководитель")),
                ("head_post", models.CharField(blank=True, max_length=150, verbose_name="должность руководителя")),
                ("upper_name", models.CharField(blank=True, max_length=300, verbose_name="вышестоящий орган")),
                ("path", models.CharField(db_index=True, editable=False, max_length=200)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="tenancy.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=150, verbose_name="фамилия, имя, отчество")),
                ("post", models.CharField(blank=True, max_length=150, verbose_name="должность")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="электронная почта")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="больше не работает с")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="tenancy.organisation"),
                ),
            ],
            options={
                "ordering": ["full_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "руководитель"),
                            ("deputy", "заместитель руководителя"),
                            ("curator", "куратор"),
                            ("methodist", "методист"),
                            ("council", "член совета наставников"),
                            ("mentor", "наставник"),
                            ("mentee", "наставляемый"),
                            ("class_teacher", "классный руководитель"),
                            ("psychologist", "педагог-психолог"),
                            ("parent", "законный представитель"),
                            ("partner", "представитель партнёра"),
                            ("municipal", "муниципальный координатор"),
                            ("regional", "региональный оператор"),
                            ("admin", "администратор системы"),
                            ("system", "программа"),
                        ],
                        max_length=20,
                        verbose_name="роль",
                    ),
                ),
                ("since", models.DateField(verbose_name="с")),
                ("until", models.DateField(blank=True, null=True, verbose_name="по")),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="tenancy.member")),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "head",
                                    "deputy",
                                    "curator",
                                    "methodist",
                                    "council",
                                    "mentor",
                                    "mentee",
                                    "class_teacher",
                                    "psychologist",
                                    "parent",
                                    "partner",
                                    "municipal",
                                    "regional",
                                    "admin",
                                    "system",
                                ],
                            )
                        ),
                        name="assignment_role_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("member", "role"), name="a_role_is_held_once"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["school", "kindergarten", "college", "additional", "municipality", "region"])),
                name="organisation_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                condition=models.Q(("user__isnull", False)), fields=("organisation", "user"), name="one_membership_in_an_organisation"
            ),
        ),
    ]
