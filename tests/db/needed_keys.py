"""The keys that a row of the three files cannot do without."""

from table_rows import Rows


async def needed_keys(rows: Rows, table: str) -> dict[str, object]:
    """The foreign keys that a row of the table needs to be valid but for what the test says."""
    of_case: dict[str, object] = {"case_id": rows.case}
    match table:
        case "offence" | "exhibit" | "foreign_request" | "interception" | "technical_difficulty":
            return of_case
        case "body_listing" | "transmission":
            return {"body_id": await rows.add("body")}
        case "transmission_record":
            sent = await rows.add("transmission", **await needed_keys(rows, "transmission"))
            record = await rows.add(
                "antecedent_record", **await needed_keys(rows, "antecedent_record")
            )
            return {"transmission_id": sent, "record_id": record}
        case "antecedent_record":
            return {"person_id": await rows.add("antecedent_person")}
        case "prosecutor_referral":
            keys = await needed_keys(rows, "administrative_inquiry")
            inquiry = await rows.add("administrative_inquiry", **keys)
            return {"inquiry_id": inquiry, "court_id": rows.court}
        case "access_request":
            return {"court_id": rows.court, "person_id": await rows.add("person")}
        case "intercept_item":
            return {"interception_id": await rows.add("interception")}
        case "authorisation_item" | "notice" | "useful_item":
            act = await rows.add("authorisation", **await needed_keys(rows, "authorisation"))
            if table == "notice":
                return {"authorisation_id": act}
            item = await rows.add("intercept_item", **await needed_keys(rows, "intercept_item"))
            keys = {"authorisation_id": act, "item_id": item}
            return keys if table != "useful_item" else keys | await _agent(rows, "listed_by_id")
        case "administrative_inquiry":
            keys = await _agent(rows, "agent_id")
            return keys | {"person_id": await rows.add("antecedent_person")}
        case "mission_officer":
            keys = await _agent(rows, "officer_id")
            return keys | {"mission_id": await rows.add("customs_mission")}
        case "study_member":
            return await _agent(rows, "agent_id") | {"study_id": await rows.add("study")}
        case "control_request":
            return await _agent(rows, "magistrate_id") | of_case
        case "legal_hold":
            return await _agent(rows, "ordered_by_id") | of_case
        case "referral":
            return await _agent(rows, "agent_id") | of_case
        case "authorisation":
            return await _agent(rows, "grantee_id")
        case "service_request":
            return await _agent(rows, "requester_id")
        case "clearance":
            return await _agent(rows, "agent_id")
        case "contract":
            return await _agent(rows, "contractor_id")
        case _:
            return {}


async def _agent(rows: Rows, column: str) -> dict[str, object]:
    return {column: await rows.add("agent")}
