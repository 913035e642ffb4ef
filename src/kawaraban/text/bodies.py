"""Words that tell the name of a body: ministry, union, bank."""

import re

BODY = re.compile(
    r"""\b(?:ministry|department|council|committee|commission|bank|agency|authority|union|party|group|
    parliament|assembly|senate|congress|court|office|organi[sz]ation|fund|institute|university|company|corps|
    guard|army|navy|police|force|forces|service|secretariat|bureau|board|association|federation|league|
    front|movement|alliance|coalition|house|chamber|cabinet|government|administration|sejm|knesset|diet|
    bundestag|network|centre|center|foundation|society|corporation|holding|mission|delegation|programme|
    treasury|exchange|tribunal|directorate|inspectorate|embassy|consulate|ombudsman|platform)\b""",
    re.IGNORECASE | re.VERBOSE,
)
