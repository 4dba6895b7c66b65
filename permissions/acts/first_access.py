"""The notice that the first access under R40-47/XII opens: the magistrate will have to be informed.

Written before the answer leaves, by whatever operation reads for that purpose. It falls due once
a magistrate is seised, which the database sees to.
"""

from typing import Final

from permissions.purposes import Purpose

OPENED_BY: Final = Purpose.IDENTIFY_MAGISTRATE
NOTICE_OF_FIRST_ACCESS: Final = (
    "INSERT INTO notice (id, kind, authorisation_id)"
    " SELECT md5(a.id::text || 'MAGISTRATE_INFORMED')::uuid, 'MAGISTRATE_INFORMED', a.id"
    " FROM authorisation a"
    " WHERE a.id = $1 AND a.grantee_id = $2 AND a.clause = 'XII'"
    " AND NOT EXISTS (SELECT FROM notice n WHERE n.authorisation_id = a.id"
    " AND n.kind = 'MAGISTRATE_INFORMED')"
    " ON CONFLICT (id) DO NOTHING RETURNING id"
)
"""$1 the authorisation that the purpose names, $2 the caller. Of two first accesses at once one
opens it.
"""
