"""Words that many names share, and that tell none of them: ministry, north, bank."""

COMMON_PARTS = frozenset(
    """news agency newspaper ministry minister prime foreign defence security national president
    secretary general chief cabinet council house lower upper party government state states united
    republic people peoples democratic army navy force forces committee commission union court high
    deputy vice spokesperson ambassador governor summit meeting conference university institute
    adviser representative mission north south east west new sea island islands diet parliament
    chancellor mayor senator king queen emperor speaker leader commissioner budget upper lower
    constitutional supreme former acting lake mount river gulf bay cape port strait straits sea ocean channel
    peninsula valley airport harbour harbor city town province region county district prefecture saint san
    chair chairman chairwoman co head director professor judge captain colonel major
    upper lower central western eastern northern southern act law bill treaty charter fund bank""".split()  # noqa: SIM905
)
