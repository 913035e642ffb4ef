"""Words that tell the name of a body: ministry, union, bank."""

import re

_ALIKE = """parliament assembly congress house chamber legislature senate diet sejm knesset bundestag lawmakers
ministry minister department
government cabinet administration executive ministers
court tribunal judges judiciary
army force forces military troops navy soldiers
party union alliance group bloc coalition movement front league federation association
council board committee panel commission
bank lender
company firm corporation group holding
office agency authority bureau service body secretariat directorate
university institute centre center foundation academy"""
# What a body may be called by another of a line.
ALIKE = tuple(frozenset(line.split()) for line in _ALIKE.splitlines())

BODY = re.compile(
    r"""\b(?:ministry|department|council|committee|commission|bank|agency|authority|union|party|group|
    parliament|assembly|senate|congress|court|office|organi[sz]ation|fund|institute|university|company|corps|
    guard|army|navy|police|force|forces|service|secretariat|bureau|board|association|federation|league|
    front|movement|alliance|coalition|house|chamber|cabinet|government|administration|sejm|knesset|diet|
    bundestag|network|centre|center|foundation|society|corporation|holding|mission|delegation|programme|
    treasury|exchange|tribunal|directorate|inspectorate|embassy|consulate|ombudsman|platform)\b""",
    re.IGNORECASE | re.VERBOSE,
)
