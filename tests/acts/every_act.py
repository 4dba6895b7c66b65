"""Each act of the schema as somebody of the register does it, and what of the same kind is not his.

`hidden` names, for inputs that point to records, one that exists and is out of his reach: for him
it is as one that does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from antecedent_words import GUARD, put_record
from doing import until
from inquired import on
from offices import HEAD, IN_LYON, SINCE, seisin, without
from recorded import NEW_CASE, OFFENCE
from scenario import REGISTER, State, edit, put

from db.enumerations import Role

WEEK, ON_A4 = until(days=7), {"file": "FNAEG", "person": "<A4>"}
YESTERDAY = until(days=-1)
INTERCEPT = 'INTERCEPT_CASE;case="<K1>"'
RECORDING = 'CASE_RECORDING;case="<K1>"'
OF_VICTIMS = 'VICTIM_INFORMATION;case="<K1>"'
INQUIRY = f'ADMIN_INQUIRY;basis=CSI_L114_1;subject="<Q-A1>";motive={GUARD}'
SENTENCE = put("Sentence", case="K1", party="K1.A1", nature="Amende")
MEASURE = put(
    "EnforcementMeasure",
    case="K1",
    sentence=str(SENTENCE.id),
    modality="Bracelet",
    status="en cours",
    **{"from": SINCE},
)
FOR_JI = {"responsible": "<JI-LYON>"}
OWED = edit("notice.QUALIFIED_PERSON_INFORMED", done_at=None, by=None)
FOUND = put_record("A1", "NICE/26/99", court="TJ-NICE")


@dataclass(frozen=True, slots=True)
class Example:
    """An act that may be done, in a state of the register."""

    who: str
    purpose: str | None
    given: Mapping[str, object]
    state: State = ()
    hidden: Mapping[str, object] = field(default_factory=dict)

    def stating(self, key: UUID) -> str | None:
        """The purpose; that of a case which is not there yet names it by the key."""
        return None if self.purpose is None else self.purpose.replace("<key>", str(key))


def _recorded(given: Mapping[str, object], *state: Any, **hidden: object) -> Example:  # noqa: ANN401  changes
    return Example("CLERK-JI", RECORDING, {**FOR_JI, **given}, state, hidden)


def _in_k1(given: Mapping[str, object], *state: Any, **hidden: object) -> Example:  # noqa: ANN401  changes
    return _recorded({"case": "<K1>", **given}, *state, case="<K2>", **hidden)


def _by_head(given: Mapping[str, object], *state: Any, **hidden: object) -> Example:  # noqa: ANN401  changes
    return Example(HEAD, None, given, (*IN_LYON, *state), hidden)


def _link(name: str) -> str:
    return str(REGISTER.ids[name])  # a name that no brackets can hold


_CLERK, _ASSISTANT = str(Role.MAGISTRATE_CLERK), str(Role.AUTHORISED_ASSISTANT)
_AUTHORISATION = {"authorisation": "<VIII:DECRYPTOR>"}
_VI = {
    "clause": "VI", "grantee": "<INTERPRETER>", "case": "<K1>", "scope": "ITEMS",
    "items": ["<I2>"], "validUntil": WEEK, "reason": "Langue rare",
}  # fmt: skip

EXAMPLES: Mapping[str, Example] = {
    "issueAuthorisation": Example("OPJ", INTERCEPT, _VI, hidden={"items": ["<J1>"]}),
    "confirmAuthorisation": Example(
        "P-LYON",
        INTERCEPT,
        _AUTHORISATION,
        (edit("K1.JI-LYON", until=YESTERDAY), edit("K1.P-LYON", lead=True, **{"from": YESTERDAY})),
        {"authorisation": "<XII:OPJ>"},
    ),
    "revokeAuthorisation": Example(
        "JI-LYON", INTERCEPT, _AUTHORISATION, hidden={"authorisation": "<XII:OPJ>"}
    ),
    "recordDecryptionDone": Example(
        "DECRYPTOR", None, _AUTHORISATION, hidden={"authorisation": "<IX:MAINTAINER>"}
    ),
    "listUsefulItems": Example(
        "OPJ",
        INTERCEPT,
        {**_AUTHORISATION, "items": ["<I1>"]},
        hidden={"authorisation": "<XII:OPJ-PARIS>", "items": ["<J1>"]},
    ),
    "recordDifficulty": Example("DIRECTOR", None, {"exceptional": True, "case": "<K1>"}),
    "closeDifficulty": Example("DIRECTOR", None, {"difficulty": "<difficulty>"}),
    "recordForeignRequest": Example(
        "JI-LYON",
        INTERCEPT,
        {
            "case": "<K1>", "instrument": "EIO", "state": "BE", "reference": "BE-77",
            "receivedAt": YESTERDAY,
        },
        hidden={"case": "<K2>"},
    ),
    "giveNotice": Example(
        "DIRECTOR",
        None,
        {"notice": "<notice.QUALIFIED_PERSON_INFORMED>"},
        (OWED,),
        {"notice": "<notice.MAGISTRATE_INFORMED>"},
    ),
    "designateAgent": _by_head(
        {"agent": "<CLERK-JI>", "role": _CLERK}, *without(f"CLERK-JI!{_CLERK}")
    ),
    "revokeDesignation": _by_head(
        {"designation": f"<CLERK-JI!{_CLERK}>", "role": _CLERK},
        designation="<OPJ!JUDICIAL_POLICE_OFFICER>",
    ),
    "habilitateAgent": _by_head(
        {"agent": "<ASSISTANT-P>", "role": _ASSISTANT}, *without(f"ASSISTANT-P+{_ASSISTANT}")
    ),
    "revokeHabilitation": _by_head(
        {"habilitation": f"<ASSISTANT-P+{_ASSISTANT}>", "role": _ASSISTANT},
        habilitation="<STATISTICIAN+MOJ_STATISTICIAN>",
    ),
    "assignCase": _by_head(seisin("JI2-LYON"), case="<K2>"),
    "reassignCase": _by_head(
        seisin("JI2-LYON", assignment="<K1.JI-LYON>"), assignment="<K2.P-PARIS>"
    ),
    "putInCharge": _by_head({"assignment": "<K1.P-LYON>"}, assignment="<K2.P-PARIS>"),
    "endAssignment": _by_head({"assignment": "<K1.P-LYON>"}, assignment="<K2.P-PARIS>"),
    "recordMagistrateInCharge": Example(
        HEAD,
        None,
        {**seisin("JI-LYON"), "case": "<K16>"},
        (edit(HEAD, court="TJ-GRENOBLE"),),
        {"case": "<K2>"},
    ),
    "referCase": Example(
        "JI-LYON", INTERCEPT, {"case": "<K1>", "agent": "<OPJ-UNREFERRED>"}, hidden={"case": "<K2>"}
    ),
    "endReferral": Example(
        "JI-LYON", INTERCEPT, {"referral": "<K1.OPJ>"}, hidden={"referral": "<K2.OPJ-PARIS>"}
    ),
    "linkAssistant": _by_head({"assistant": "<CLERK-JE>", "magistrate": "<JI-LYON>"}),
    "endAssistance": _by_head(
        {"link": _link("CLERK-JI>JI-LYON")}, link=_link("SPECIALIST>JI-LYON")
    ),
    "sealItems": Example(
        "OPJ",
        INTERCEPT,
        {"case": "<K1>", "items": ["<I2>"], "number": "SC-every", "description": "Disque"},
        hidden={"case": "<K2>", "items": ["<J1>"]},
    ),
    "unsealItems": Example(
        "JI-LYON",
        INTERCEPT,
        {"case": "<K1>", "items": ["<I3>"]},
        hidden={"case": "<K2>", "items": ["<O3>"]},
    ),
    "recordCaseOfInterception": Example(
        "ANTENJ-JUDGE", None, {"interception": "<stray.line>", "case": "<K1>"}
    ),
    "recordCase": Example(
        "CLERK-P",
        'CASE_RECORDING;case="<key>"',
        {**NEW_CASE, "number": "N-every"},
        hidden={"responsible": "<P-PARIS>"},
    ),
    "amendCase": _in_k1({"followUp": "Suite"}, responsible="<P-PARIS>"),
    "linkCases": Example(
        "CLERK-P",
        RECORDING,
        {"responsible": "<P-LYON>", "case": "<K1>", "other": "<K4>", "ground": "SAME_FACTS"},
        hidden={"case": "<K2>", "other": "<K33>"},
    ),
    "recordParty": _in_k1({"capacity": "VICTIM", "person": "<A1>"}, person="<A3>"),
    "amendParty": _recorded({"party": "<K1.W1>", "capacity": "OTHER"}, party="<K2.A9>"),
    "amendPerson": _recorded({"person": "<A1>", "occupation": "Grutier"}, person="<A3>"),
    "amendLegalEntity": _recorded(
        {"legalEntity": "<A2>", "siren": "900000777"}, legalEntity="<A12>"
    ),
    "recordOffence": _in_k1(OFFENCE),
    "amendOffence": _recorded({"offence": "<K1.o1>", "place": "Bron"}, offence="<K2.o1>"),
    "recordCharge": _in_k1(
        {"party": "<K1.A1>", "offence": "<K1.o2>"}, party="<K2.A9>", offence="<K2.o1>"
    ),
    "requalifyCharge": _recorded(
        {"charge": "<K1.A1/o1>", "requalifiedAs": "Recel"}, charge="<K2.A9/o1>"
    ),
    "recordDecision": _in_k1(
        {"type": "CONVICTION", "pronouncedAt": YESTERDAY, "charges": ["<K1.A1/o1>"]},
        charges=["<K2.A9/o1>"],
    ),
    "amendDecision": _recorded({"decision": "<K1.d1>", "grounds": "Motifs"}, decision="<K2.d1>"),
    "recordStep": _in_k1({"type": "Expertise", "at": YESTERDAY}),
    "amendStep": _recorded({"step": "<K1.s1>", "summary": "Une heure"}, step="<K2.s1>"),
    "recordHearing": _in_k1({"at": WEEK, "room": "Salle 1"}),
    "amendHearing": _recorded({"hearing": "<K1.h1>", "room": "Salle 12"}, hearing="<K2.h1>"),
    "recordSentence": _in_k1({"party": "<K1.A1>", "nature": "Amende"}, party="<K2.A9>"),
    "amendSentence": _recorded(
        {"sentence": str(SENTENCE.id), "quantum": "100 euros"},
        SENTENCE,
        sentence="<K3.A4.sentence>",
    ),
    "recordEnforcementMeasure": _in_k1(
        {
            "sentence": str(SENTENCE.id), "modality": "Bracelet", "status": "en cours",
            "validFrom": YESTERDAY,
        },
        SENTENCE,
        sentence="<K3.A4.sentence>",
    ),
    "amendEnforcementMeasure": _recorded(
        {"measure": str(MEASURE.id), "status": "exécutée"},
        SENTENCE,
        MEASURE,
        measure="<K3.A4.measure>",
    ),
    "recordJudicialSituation": _in_k1(
        {"party": "<K1.A1>", "situation": "FREE", "validFrom": YESTERDAY}, party="<K2.A9>"
    ),
    "endJudicialSituation": _recorded(
        {"judicialSituation": "<K1.A1.situation>", "validUntil": YESTERDAY},
        judicialSituation="<K2.A1.situation>",
    ),
    "openInquiry": Example(
        "PREFECTURE",
        None,
        on({"surname": "Sans-Trace", "forenames": "Ida", "birthDate": "1984-06-12"}, motive=GUARD),
    ),
    "referToPolice": Example(
        "PREFECTURE",
        INQUIRY,
        {"inquiry": "<Q-A1>", "service": "DIPN 69"},
        hidden={"inquiry": "<Q-OTHER>"},
    ),
    "referToProsecutor": Example(
        "PREFECTURE",
        INQUIRY,
        {"inquiry": "<Q-A1>", "record": str(FOUND.id)},
        (FOUND,),
        {"inquiry": "<Q-OTHER>", "record": "<T3>"},
    ),
    "recordOpinion": Example(
        "PREFECTURE",
        INQUIRY,
        {"inquiry": "<Q-A1>", "opinion": "FAVOURABLE"},
        hidden={"inquiry": "<Q-OTHER>"},
    ),
    "recordProsecutorReply": Example(
        "P-LYON",
        None,
        {"referral": "<Q-A1~TJ-LYON>", "accessible": True},
        hidden={"referral": "<Q-B3~TJ-PARIS>"},
    ),
    "prepareTransmission": Example(
        "POLICE",
        'ADMIN_INQUIRY;basis=CSI_L114_1;subject="<S:A1>"',
        {
            "body": "<POLICE-ABROAD>", "records": ["<T1>"], "aim": "ADMINISTRATIVE_POLICE",
            "needToKnow": "Port d'arme", "validUntil": WEEK,
        },
        hidden={"records": ["<T3>"], "body": "<POLICE-UNAGREED>"},
    ),
    "approveTransmission": Example("HEAD-OF-POLICE", None, {"transmission": "<TR-UNAPPROVED>"}),
    "revokeTransmission": Example("HEAD-OF-POLICE", None, {"transmission": "<TR1>"}),
    "openControlRequest": Example(
        "FILE-CONTROL", None, {**ON_A4, "validUntil": WEEK}, hidden={"person": "<E1>"}
    ),
    "closeControlRequest": Example(
        "FILE-CONTROL", None, {"request": "<CR-A4>"}, hidden={"request": "<CR-FAED>"}
    ),
    "openStudy": Example(
        "CONTROL",
        "REGISTRY_CONTROL",
        {"reference": "2026-9", "title": "Durées", "validUntil": WEEK},
    ),
    "addStudyMember": Example(
        "CONTROL",
        "REGISTRY_CONTROL",
        {"study": "<ST3>", "agent": "<STATISTICIAN>"},
        hidden={"agent": "<STATISTICIAN-BARE>"},
    ),
    "closeStudy": Example("CONTROL", "REGISTRY_CONTROL", {"study": "<ST1>"}),
    "recordAccessRequest": Example("P-LYON", None, {"person": "<A4>", "receivedAt": YESTERDAY}),
    "answerAccessRequest": Example(
        "P-LYON", None, {"request": "<AR-A1>"}, hidden={"request": "<AR-PARIS>"}
    ),
    "informVictim": Example(
        "P-LYON", OF_VICTIMS, {"party": "<K1.V1>"}, hidden={"party": "<K2.V3>"}
    ),
}  # fmt: skip
