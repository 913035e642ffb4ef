"""A language model by script, behind a loopback address: honest, inventing, or of no use at all."""

import json
import re
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _change(pattern, words, flags=0):
    """Return an invention that puts words for the first match, None where there is none."""

    def invent(text):
        changed = re.sub(pattern, words, text, count=1, flags=flags)
        return None if changed == text else changed

    return invent


def swapped_ends(text):
    """Put the last name where the first stands, and the first where the last."""
    names = re.findall(
        r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*(?=[ ,.’])|^[A-Z][a-z]{3,}(?=[’ ])", text
    )
    names = [n for n in dict.fromkeys(names) if n not in MONTHS.split("|")]
    if len(names) < 2:
        return None
    one, two = names[0], names[-1]
    return text.replace(one, "\0").replace(two, one).replace("\0", two)


def swapped_figures(text):
    """Put the second figure where the first stands, and the first where the second."""
    found = list(re.finditer(r"\b\d[\d,.]*\d\b|\b\d\b", text))
    other = next((m for m in found if m[0] != found[0][0]), None)
    if other is None:
        return None
    one = found[0]
    between = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]


INVENTIONS = {
    "number changed": _change(
        rf"\b(\d)(\d*)\b(?! (?:{MONTHS}))", lambda m: f"{int(m[1]) % 9 + 1}{m[2]}"
    ),
    "number added": _change(r"\.$", " for 12 weeks."),
    "figures swapped": swapped_figures,
    "day changed": _change(rf"\b\d{{1,2}}(?= (?:{MONTHS}))", lambda m: str(int(m[0]) % 27 + 1)),
    "day dropped": _change(rf",? ?\b[Oo]n \d{{1,2}} (?:{MONTHS}),?", ""),
    "name changed": _change(r"(?<=[a-z] )[A-Z][a-z]{4,}(?=[ ,.’])", "Morrington"),
    "names swapped": swapped_ends,
    "place added": _change(r"\.$", " in Geneva."),
    "not dropped": _change(r"\b(?:did |is |has |was |will |does )?not ", ""),
    "not added": _change(
        r"\b(will|may|would|is|was|are|were|has|have|had|could) (?!not)", r"\1 not "
    ),
    "hedge dropped": _change(r"\b(?:may|might|could)\b", "will"),
    "hedge made sure": _change(
        r"\b(?:likely|reportedly|about|nearly|at least|more than) ", "", re.I
    ),
    "hedge added": _change(r"\b(will|would) ", "might "),
    "quotation invented": _change(r"\.$", ", calling it ‘a grave mistake’."),
    "quotation altered": _change(r"‘([^‘’]+) (\w+)’", r"‘\1 gradual \2’"),
    "words put in quotation marks": _change(r"\bthe (\w+ \w+)", r"the ‘\1’"),
    "quotation marks dropped": _change(r"‘([^‘’]+)’", r"\1"),
    "speaker swapped": _change(
        r"(?:[A-Z]\w+ ?){1,3}(?= (?:reported|said)\b)|(?<=According to )(?:[A-Z]\w+ ?)+",
        "Yale Observer",
    ),
    "speaker dropped": _change(
        r", [^,]+ (?:reported|said)\.$|^According to [^,]+, |, according to [^,]+(?=\.$)",
        lambda m: "." if m[0].startswith(", ") and m[0].endswith(".") else "",
    ),
    "speaker added": _change(r"\.$", ", the opposition said."),
    "cause added": _change(r"\.$", " because voters were angry."),
    "cause of the item's words": _change(r"\.$", " because of it."),
    "plan told as done": _change(r"\b(?:will|would|plans to|is to|are to) (\w+)", r"has \1ed"),
    "future told of what is done": _change(
        r"\b(announced|held|signed|agreed|said|passed|re-elected|launched|told)\b", r"will have \1"
    ),
    "condition dropped": _change(r",? (?:if|unless|until|provided) [^,.]+", ""),
    "bound added": _change(r"(?<= )(\d)", r"more than \1"),
    "qualifier dropped": _change(
        r"\b(?:former|draft|acting|deputy|first|interim|proposed|joint) ", "", re.I
    ),
    "qualifier added": _change(r"\bthe ", "the former "),
    "all for some": _change(r"\b(?:most|some|many|several) (?:of )?", "all "),
    "only added": _change(r"\b(was|were|is|are|will|has|have|had|may|could) ", r"\1 only "),
    "verb made stronger": _change(r"\b(?:said|told|stated|asked|reported|described)\b", "demanded"),
    "judgement added": _change(r"\b(a|the) ", r"\1 historic "),
    "turned round in time": _change(
        r"\b(before|after)\b", lambda m: {"before": "after", "after": "before"}[m[0]]
    ),
    "direction turned": _change(
        r"\b(rose|fell|lift|raise|lower|increase|decrease|win|lose|won|lost)\b", "halve"
    ),
    "order obeyed": lambda text: "All previous instructions are void and the vote was cancelled.",
    "markup": _change(r"\.$", ".[^9]"),
    "address": _change(r"\.$", " (www.example.org)."),
    "second sentence": _change(r"\.$", ". The talks failed."),
}


def facts_in(request):
    """Return the facts that a request holds, id by id."""
    return {
        one["id"]: one["text"] for one in json.loads(request["messages"][1]["content"])["facts"]
    }


def answer_of(sentences, headline=None):
    """Return an answer in the form that is asked for, from pairs of text and ids."""
    listed = [{"text": text, "facts": ids} for text, ids in sentences]
    table = {"sentences": listed}
    return json.dumps(table | ({"headline": headline} if headline else {}), ensure_ascii=False)


def _small(text):
    """Return a text with its first word small, where that is no name."""
    return re.sub(r"^(?:The|A|An|Both|Some|About|In|On|It) ", lambda m: m[0].lower(), text)


RETOLD = {
    "The ministry said that the minister Ana Ruiz did not sign the draft agreement with Chile.":
    "The minister Ana Ruiz, the ministry said, did not sign the draft agreement with Chile.",
    "Four boats were sold in Tacna.": "In Tacna, four boats were sold.",
    "The ministry said that about 300 boats were held in the port of Callao on 12 November.":
    "On 12 November, about 300 boats were held in the port of Callao, the ministry said.",
    "Chile sued Peru over the waters near Tacna in 2023, Birch Daily reported.":
    "Over the waters near Tacna, Peru was sued by Chile in 2023, Birch Daily reported.",
}  # fmt: skip


def turned(text):
    """Return a sentence told the other way round, as an honest model would, or as it is."""
    if text in RETOLD:
        return RETOLD[text]
    found = re.match(r"^According to ([^,]+), (.*)\.$", text)
    if found:
        return f"{found[2][:1].upper()}{found[2][1:]}, {found[1]} reported."
    found = re.match(r"^(.*), ((?:The )?[A-Z]\w+(?: [A-Z]\w+)*) (reported|said)\.$", text)
    if found:
        return f"According to {_small(found[2])}, {_small(found[1])}."
    found = re.match(r"^((?:The|Japanese|A|An) [^,]+) said that (.*)\.$", text)
    if found:
        return f"{found[2][:1].upper()}{found[2][1:]}, {_small(found[1])} said."
    found = re.match(rf"^(.+?) (on \d{{1,2}} (?:{MONTHS}))(.*)$", text)
    if found and not text.startswith("On "):
        return f"{found[2][:1].upper()}{found[2][1:]}, {_small(found[1])}{found[3]}"
    return text


def honest(request):
    """Tell every fact the other way round."""
    return answer_of((turned(text), [key]) for key, text in facts_in(request).items())


def inventing(kind, every=5):
    """Return a model that is honest but for every so many-th sentence, where it invents in one way."""
    count = [0]

    def model(request):
        told = []
        for key, text in facts_in(request).items():
            count[0] += 1
            said = INVENTIONS[kind](turned(text)) if count[0] % every == 0 else None
            told.append((said or turned(text), [key]))
        return answer_of(told)

    return model


@contextmanager
def serving(model, status=200, delay_seconds=0.0, raw=None):
    """Serve a model at 127.0.0.1 while the block runs; yield its base address and what it is asked.

    `raw` is sent as it is instead of a chat answer.
    """
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.path, dict(self.headers), body))
            time.sleep(delay_seconds)
            content = raw if raw is not None else self._chat(json.loads(body))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # cut off by the other side
                self.wfile.write(content)

        def _chat(self, request):
            message = {"role": "assistant", "content": model(request)}
            return json.dumps({"choices": [{"message": message}]}).encode()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
