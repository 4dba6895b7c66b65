"""What acts on persons leave behind: whom an inquiry is on, who prepared a transmission, and which
victims were informed.
"""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel, CreateModels
from db.migrations._parts import ROLES, link, listed, only_in, readable, stamped_in
from db.migrations._sql import sql_beside
from db.models.columns import Folded


class Migration(migrations.Migration):
    dependencies = [("greffe", "0070_acts")]

    operations = [
        ops.AlterField(
            "AdministrativeInquiry",
            *link("person", "AntecedentPerson", "inquiries", OnDelete.RESTRICT, null=True),
        ),
        ops.AddField("AdministrativeInquiry", "opened_as", fields.TextField(null=True)),
        ops.AddField("AdministrativeInquiry", "surname", fields.TextField(null=True)),
        ops.AddField("AdministrativeInquiry", "forenames", fields.TextField(null=True)),
        ops.AddField("AdministrativeInquiry", "birth_date", fields.DateField(null=True)),
        ops.AddField(
            "AdministrativeInquiry",
            "surname_key",
            Folded(generated=True, null=True, of="surname"),
        ),
        ops.AddField(
            "AdministrativeInquiry",
            "forenames_key",
            Folded(generated=True, null=True, of="forenames"),
        ),
        ops.AddConstraint("AdministrativeInquiry", listed("opened_as", ROLES)),
        ops.AddConstraint(
            "AdministrativeInquiry",
            CheckConstraint(
                check="num_nonnulls(person_id, surname) >= 1", name="person_or_identity"
            ),
        ),
        ops.AddField(
            "Transmission",
            *link("prepared_by", "Agent", "transmissions_prepared", OnDelete.RESTRICT, null=True),
        ),
        ops.AddIndex(
            "Transmission", Index(fields=["prepared_by_id"], name="transmission_by_preparer")
        ),
        CreateModels(
            CreateModel(
                name="VictimInformation",
                fields=[
                    *stamped_in("REGISTRY"),
                    ("version", fields.IntField(db_default=SqlDefault("1"))),
                    link("case", "Case", "victims_informed", OnDelete.CASCADE),
                    link("party", "Party", "information", OnDelete.CASCADE),
                    link("by", "Agent", "victims_informed", OnDelete.RESTRICT),
                    ("informed_at", fields.DatetimeField()),
                ],
                options={
                    "table": "victim_information",
                    "app": "greffe",
                    "constraints": [only_in("REGISTRY"), readable("informed_at")],
                    "indexes": [
                        Index(fields=["case_id"], name="victim_information_by_case"),
                        Index(fields=["party_id"], name="victim_information_by_party"),
                        Index(fields=["by_id"], name="victim_information_by_agent"),
                    ],
                    "pk_attr": "id",
                },
            )
        ),
        ops.RunSQL(sql_beside(__file__)),
    ]
