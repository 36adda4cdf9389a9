import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="электронная почта")),
                ("full_name", models.CharField(max_length=150, verbose_name="фамилия, имя, отчество")),
                ("is_active", models.BooleanField(default=True, verbose_name="может входить")),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="заведён")),
            ],
            options={
                "constraints": [models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="user_email_without_case")],
            },
        ),
    ]
