"""What is told of operations: a line, a span with its phases, counts; and to whom."""

from datetime import datetime

import pytest
import structlog
import typer
from hearing import Heard
from scenario import NOW, with_ids
from typer.testing import CliRunner

from api.cli import app
from db.watch.rules import Rule
from permissions.purposes import Purpose
from schema.course import PHASES

CASE = {"Access-Purpose": with_ids('CASE_PROCESSING;case="<K1>"'), "Acting-Role": "PROSECUTOR"}
QUERY = with_ids('query Named { case(id: "<K1>") { number } }')
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def asked(told: Heard, query: str = QUERY, who: str = "P-LYON", **headers: str) -> str:
    """An operation of a prosecutor, or of who is named; the id of its request."""
    told.service.set_clock(NOW)
    response = await told.service.client.post(
        "/graphql",
        json={"query": query},
        headers=told.service.bearer(who) | CASE | headers,
    )
    return response.headers["request-id"]


async def test_a_line_tells_an_operation_by_codes_and_times(quiet: Heard) -> None:
    request = await asked(quiet)
    (line,) = quiet.lines("operation")
    assert datetime.fromisoformat(line.pop("time")).tzinfo is not None
    phases, seconds = line.pop("phases"), line.pop("seconds")
    assert list(phases) == ["gate", "plan", "database", "shape", "journal"]
    assert 0 < sum(phases.values()) <= seconds + 0.001
    assert line == {
        "event": "operation",
        "level": "info",
        "request": request,
        "method": "POST",
        "status": 200,
        "kind": "query",
        "roots": ["case"],
        "purpose": "CASE_PROCESSING",
        "role": "PROSECUTOR",
        "outcome": "RELEASED",
    }


async def test_every_request_has_an_id_of_its_own(quiet: Heard) -> None:
    client = quiet.service.client
    answers = [await client.get(path) for path in ("/health/live", "/nowhere", "/graphql")]
    ids = {each.headers["request-id"] for each in answers}
    assert len(ids) == 3
    assert all(len(each) == 16 for each in ids)


async def test_a_span_tells_the_same_and_its_phases_lie_within(quiet: Heard) -> None:
    request = await asked(quiet)
    (span,) = quiet.roots()
    assert span.name == "graphql query"
    assert dict(span.attributes or {}) == {
        "greffe.outcome": "RELEASED",
        "greffe.purpose": "CASE_PROCESSING",
        "greffe.request": request,
        "greffe.role": "PROSECUTOR",
        "greffe.roots": ("case",),
        "http.request.method": "POST",
        "http.response.status_code": 200,
    }
    parts = quiet.parts(span)
    assert [each.name for each in parts] == ["gate", "plan", "database", "shape", "journal"]
    edges = [(each.start_time or 0, each.end_time or 0) for each in parts]
    assert (span.start_time, sorted(edges)) == (edges[0][0], edges)
    assert edges[-1][1] <= (span.end_time or 0)
    assert all(not each.attributes for each in parts)


async def test_an_act_is_told_too(quiet: Heard) -> None:
    query = (
        'mutation { referCase(input: {case: "<K1>", agent: "<OPJ-UNREFERRED>"},'
        ' key: "0199d0e8-0000-7000-8000-000000000001") { id } }'
    )
    headers = {"Access-Purpose": with_ids('INTERCEPT_CASE;case="<K1>"')}
    headers["Acting-Role"] = "CRIMINAL_JUDGE"
    await asked(quiet, with_ids(query), "JI-LYON", **headers)
    (line,), (span,) = quiet.lines("operation"), quiet.roots()
    assert (line["kind"], line["roots"]) == ("mutation", ["referCase"])
    assert line["outcome"] == "RELEASED"
    assert "database" in line["phases"]
    assert span.name == "graphql mutation"
    quiet.forget()
    nothing = (
        'mutation { revokeAuthorisation(input: {authorisation: "<K1>"}, version: 1,'
        ' key: "0199d0e8-0000-7000-8000-000000000002") { id } }'
    )
    await asked(quiet, with_ids(nothing), "JI-LYON", **headers)
    assert quiet.lines("operation")[0]["outcome"] == "NOT_THERE"


async def test_a_parent_is_believed_where_the_settings_say_so(quiet: Heard) -> None:
    await asked(quiet, Traceparent=PARENT)
    await asked(quiet, Traceparent="00-junk")
    first, second = quiet.roots()
    assert f"{first.context.trace_id:x}" in PARENT
    assert second.parent is None
    assert quiet.service.app.endpoint is not None
    quiet.service.app.endpoint._trace_parent = False
    await asked(quiet, Traceparent=PARENT)
    quiet.service.app.endpoint._trace_parent = True
    assert quiet.roots()[-1].parent is None


async def test_metrics_count_phases_plans_connections_and_groups(quiet: Heard) -> None:
    for _ in range(3):
        await asked(quiet)
    values = dict(
        line.rsplit(" ", 1)
        for line in (await quiet.metrics()).splitlines()
        if not line.startswith("#")
    )
    for phase in PHASES:
        assert float(values[f'greffe_phase_seconds_count{{phase="{phase}"}}']) >= 3
    assert float(values['greffe_plans_total{outcome="FOUND"}']) >= 2
    assert float(values['greffe_plans_total{outcome="MADE"}']) >= 1
    assert float(values['greffe_connections{state="FREE"}']) == 2
    assert float(values["greffe_journal_group_entries_count"]) >= 3
    assert float(values["greffe_journal_groups_failed_total"]) == 0
    assert float(values["greffe_event_loop_lag_seconds_count"]) >= 0
    assert float(values['greffe_watch_runs_total{outcome="FAILED"}']) == 0
    assert all(f'greffe_alerts_total{{rule="{rule}"}}' in values for rule in Rule)


async def test_purposes_and_roles_of_metrics_are_of_closed_lists(quiet: Heard) -> None:
    await asked(quiet, "{ viewer { name } }", **{"Access-Purpose": "NO_SUCH_PURPOSE"})
    text = await quiet.metrics()
    purposes = {
        line.partition('purpose="')[2].partition('"')[0]
        for line in text.splitlines()
        if line.startswith("greffe_operations_total")
    }
    assert purposes <= {*Purpose, "UNSTATED"}
    assert "UNSTATED" in purposes


@pytest.mark.parametrize(
    "header", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"]
)
async def test_metrics_are_not_passed_on_by_a_proxy(quiet: Heard, header: str) -> None:
    client = quiet.service.client
    assert (await client.get("/metrics")).status_code == 200
    assert (await client.get("/metrics", headers={header: "127.0.0.1"})).status_code == 403


def test_what_a_command_logs_is_beside_what_it_prints() -> None:
    def says() -> None:
        structlog.get_logger().info("of no concern")
        structlog.get_logger().warning("of some concern")

    assert app.registered_callback is not None
    commands = typer.Typer(callback=app.registered_callback.callback)
    commands.command()(says)
    done = CliRunner().invoke(commands, ["says"])
    assert done.stdout == ""
    assert "of some concern" in done.stderr
    assert "of no concern" not in done.stderr
