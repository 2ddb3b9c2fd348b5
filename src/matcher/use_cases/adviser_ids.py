"""Per-adviser ids: the id under which one adviser knows a client, and nobody else does.

Two advisers who lay their lists side by side cannot tell whom they both see; the id of the client
itself never leaves.
"""

import base64
import hashlib
import hmac
import json

from matcher.domain.ids import ClientId, StaffId

_BYTES = 15


def adviser_client_id(secret: bytes, adviser: StaffId, client_id: ClientId) -> str:
    """Return the id of a client for one adviser: 20 characters, the same every time.

    >>> one = adviser_client_id(b"s", StaffId("a-01"), ClientId("c"))
    >>> one == adviser_client_id(b"s", StaffId("a-02"), ClientId("c")), len(one)
    (False, 20)
    """
    message = json.dumps(["adviser_client_id", adviser, client_id]).encode()
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:_BYTES]).decode()
