"""What two offices may sign for is ended by the one that signed it (R40-47/II/c)."""

from doing import Acts
from offices import cleared, holding

from db.enumerations import Role


async def test_an_office_ends_what_it_signed_and_not_what_another_did(acts: Acts) -> None:
    role = Role.JUDICIAL_POLICE_OFFICER
    given = {"agent": "<OPJ-DESIGNATED>", "role": str(role)}
    general, superior = ("ROLELESS", Role.PROSECUTOR_GENERAL), ("SUPERIOR", None)
    state = holding("ROLELESS", Role.PROSECUTOR_GENERAL)
    async with acts.state(*state), cleared(acts, "habilitation"):
        for (signs, office), (other, as_) in ((general, superior), (superior, general)):
            made = (await acts.do(signs, "habilitateAgent", given, role=office)).done
            it = {"habilitation": made["id"], "role": str(role)}
            async with acts.changing_nothing():
                assert (await acts.do(other, "revokeHabilitation", it, role=as_)).is_not_there
            assert (await acts.do(signs, "revokeHabilitation", it, role=office)).done
        # both at once: each stands on its own
        for signs, office in (general, superior):
            assert (await acts.do(signs, "habilitateAgent", given, role=office)).done
