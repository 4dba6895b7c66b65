"""The notice that the first access under R40-47/XII opens: the magistrate will have to be informed.

Written before the answer leaves, by whatever operation reads for that purpose. It falls due once
a magistrate is seised, which the database sees to.
"""

from typing import Final

from permissions.purposes import Purpose

OPENED_BY: Final = Purpose.IDENTIFY_MAGISTRATE
NOTICE_OF_FIRST_ACCESS: Final = "SELECT open_notice($1, $2, $3)"
"""$1 the authorisation that the purpose names, $2 the caller, $3 the instant of the access. Of two
first accesses at once one opens it.
"""
