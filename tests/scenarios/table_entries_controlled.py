"""48-1/al.13: a request about the entry of a victim is answered where she stands as one."""

from scenario import Table, edit, gives

row = Table()
AL_13 = "48-1/al.13/a"
ENTRY = 'POLICE_FILE_CONTROL;request="<CR-V4-ENTRY>"'
BESIDE = ("WITNESS", "OTHER", "MINOR", "PARENT", "COMPANY_CONCERNED")

for who in ("FILE-CONTROL", "FILE-ASSISTANT"):
    for capacity in BESIDE:
        row(
            "S2622",
            who,
            ENTRY,
            "cases { nodes { id } }",
            gives("cases.nodes.id", set()),
            state=(edit("K3.V4", capacity=capacity),),
            title="who stands there otherwise than as victim or implicated is in no such file",
        )
    for capacity in ("VICTIM", "CIVIL_PARTY"):
        row(
            "S2623",
            who,
            ENTRY,
            "cases { nodes { id parties { id } } }",
            gives("cases.nodes.id", {"K3"}, AL_13),
            gives("cases.nodes.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
            state=(edit("K3.V4", capacity=capacity),),
            title="her case is shown, and she in it",
        )
    row(
        "S2623",
        who,
        ENTRY,
        "cases { nodes { id } }",
        gives("cases.nodes.id", {"K3"}, AL_13),
        state=(edit("K3.V4", capacity="SUSPECT"),),
        title="a victim elsewhere who is implicated here",
    )
