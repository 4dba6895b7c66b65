"""What the journal is asked for is found, and what it does not know is refused, not passed over."""

import re
from pathlib import Path

import pytest
from asking_as import HOUR, REGISTRY, ask, id_of, told
from fresh_databases import NewDatabase
from scenario import NOW, REGISTER, processing
from scenario_service import Service, serving

from db.enumerations import Processing
from db.journal import Journal
from db.watch.rules import Alert, Rule, Thresholds, entry_of_alert
from permissions.acts import ACTS
from permissions.cpp import EVERY_WORDING
from permissions.purposes import TERMS
from schema.file_wishes import CITED

ROOT = Path(__file__).parents[2]

OF_THE_DAY = 'accessVolumes(filter: {agent: ["<JI-LYON>"], period: [DAY]})'


async def test_alerts_are_found_and_counted_as_nobodys_operations(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = await new_scenario_database()
    alert = Alert(Rule.REFUSALS, REGISTER.ids["JI-LYON"], Processing.REGISTRY, 31)
    usual = Thresholds(dict.fromkeys(Rule, 30))
    async with serving(url, tmp_path_factory.mktemp("found")) as service, Journal(url) as journal:
        await ask(service, "JI-LYON", processing("K1"), '{ case(id: "<K1>") { number } }')
        await journal.append(entry_of_alert(alert, usual, NOW - HOUR, NOW, NOW))
        (found,) = await told(
            service,
            REGISTRY,
            'accessLog(filter: {outcome: ["ALERT"]})',
            "agentId operation parameters outcome",
        )
        assert (found["agentId"], found["operation"]) == (id_of("JI-LYON"), "watch_refusals")
        assert {"counted=31", "usual=30"} < set(found["parameters"])
        (volume,) = await told(service, REGISTRY, OF_THE_DAY, "operations refused")
        assert volume == {"operations": 1, "refused": 0}
        assert await told(service, REGISTRY, "accessRefusals", "code") == []
        for clause in ('"nope"', '"48-1/al.10/b", "48-1/al.10/"', '""'):
            query = f"{{ accessLog(filter: {{clause: [{clause}]}}) {{ totalCount }} }}"
            wrong = await ask(service, *REGISTRY, query)
            assert wrong["errors"][0]["extensions"]["code"] == "ARGUMENT_INVALID", clause
        for clause in ("48-1/al.9", "R40-47/II/f"):
            by_clause = f'accessLog(filter: {{clause: ["{clause}"]}})'
            assert await told(service, REGISTRY, by_clause, "id") == []
        wrong = await ask(
            service, *REGISTRY, '{ accessLog(filter: {outcome: ["NONE"]}) { totalCount } }'
        )
        assert "ALERT" in wrong["errors"][0]["message"]


async def test_an_attempt_by_an_explanation_is_found(oversight: Service) -> None:
    """Of a record that its author does not see, too: about it, and about nothing else."""
    hidden = "K20"
    explained = f'{{ explain(type: "Case", id: "<{hidden}>", field: "number") {{ outcome }} }}'
    told_him = await ask(oversight, "JI-LYON", processing("K1"), explained)
    assert told_him["data"]["explain"]["outcome"] == "INVISIBLE"
    about = f'accessLog(filter: {{about: ["<{hidden}>"], agent: ["<JI-LYON>"]}})'
    (found,) = await told(oversight, REGISTRY, about, "rootFields recordIds parameters")
    assert found["rootFields"] == ["explain"]
    assert found["recordIds"] == []
    assert f"explained_record={id_of(hidden)}" in found["parameters"]


def test_every_clause_that_is_cited_may_be_asked_for() -> None:
    cited = {clause for act in ACTS for clause in act.clauses}
    cited |= {clause for terms in TERMS.values() for clause in terms.clauses}
    cited |= {clause for each in EVERY_WORDING for clause in each.clauses}
    written = re.compile(r'"((?:48-1|R[0-9]+(?:-[0-9]+)+)/[^" ]+)"')
    for file in (ROOT / "permissions").rglob("*.py"):
        cited |= set(written.findall(file.read_text(encoding="utf-8")))
    assert cited - CITED == set()
