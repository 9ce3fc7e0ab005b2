"""The tables of a draft that tell what became of the statement's words: quotations and edits."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..happenings.drafted_pages import Page
from ..happenings.known_actors import (
    ORGANISATION,
    PERSON,
    Named,
    agencies,
    known_in,
    known_names,
)
from ..happenings.named_actors import Cast, plain_name
from ..happenings.offices import office
from ..happenings.statements import STATEMENTS
from ..happenings.verbs import verbs_in
from ..quotations import find_quotations
from ..story.quotation_table import records
from ..text import korean_people
from ..text.korean import HANGUL
from ..text.person_words import NO_PERSON
from ..text.words import fingerprint, words
from ..tracing import trace
from .book import Book, short
from .issuing import ABOUT

_LONGEST_EDIT = 8  # words; longer cuts are told by their first and last word
_LINKED = ("sentences", "class", "edits", "misattributed", "why", "gloss", "sense")
_PRONOUNS = ("he", "she")
#: Why a quotation is taken to be misattributed, without the words of the page.
_ANOTHER = "Given to another than who made the statement."
#: Whose a statement is: “Ada Varn’s open letter to Otto Berg”, “Remarks by President Ada Varn”.
_STATEMENT = r"(?:statement|letter|speech|remarks|address|message)s?"
_OWN = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}{_STATEMENT}\b", re.IGNORECASE)
_OF = r"(?:at|in|on|for|to|with|about|against|after|before|during)\s"
_BY = re.compile(
    rf"\b{_STATEMENT}\s(?:(?:by|of|from)|(?:{_OF}|(?:of|to)\s)[^.;:]{{2,60}}\s(?:by|from))\s(?:(?!{_OF})[\w.-]+\s){{0,6}}$",
    re.IGNORECASE,
)
#: “Ada Varn, speaker of the council, released a press statement”.
_ISSUES = re.compile(
    r"(?:,[^.;:“\"]{2,160},)?\s(?:has\s)?(?:issued|released|published|made|gave|delivered|wrote|sent|posted)\s"
    rf"(?:the|a|an|her|his|their|its)\s(?:[\w-]+\s){{0,3}}{_STATEMENT}\b",
    re.IGNORECASE,
)
#: Not whose the page is: “Ada Varn receives a letter from Otto Berg”.
_TAKES = re.compile(
    r"\b(?:receiv|get|got|repl|respon|react|answer|reject|welcom|hail|slam|denounc|condemn)\w*\s[^.;:]*$",
    re.IGNORECASE,
)
_OF_THE_DEAD = re.compile(
    r"\b(?:obituary|dies|died|death|passe[sd] away|funeral|condolences?)\b", re.IGNORECASE
)
_WITH = re.compile(rf"{ABOUT.pattern}|\bwith\s", re.IGNORECASE)
#: Behind this colon stand its own words: “issued the following statement on Friday: A mayor …”.
_SPEAKS_ITSELF = re.compile(rf"\b(?:following|{_STATEMENT})\b[^:]{{0,80}}:", re.IGNORECASE)
#: Whose it is, whoever that is: “Statement by the Ministry of Fisheries”.
_ITS = re.compile(rf"\b{_STATEMENT}\s(?:by|of|from)\s(?P<whose>[^,.;:]+)", re.IGNORECASE)
#: Before the name of whom a letter is to, and of whoever signs it in its last line.
_TO = re.compile(rf"\b{_STATEMENT}\sto\s(?:[\w.-]+\s){{0,4}}$", re.IGNORECASE)
_SIGNED = re.compile(r"(?:(?:Yours|Sincerely|Respectfully|With|Very)\b[^.]*,\s+)?")
_I = re.compile(r"\bI,? $")


def quotations_of(
    pages: Sequence[Page], cast: Cast, issuer: str = ""
) -> tuple[dict[str, list[dict[str, Any]]], str]:
    """Return the quotations of each report, and the name of who made the statement.

    Each has `person`: the name of the actor to whom the report gives it, "" if that is open.
    """
    reports = [page for page in pages if not page.is_statement]
    statement = next((page for page in pages if page.is_statement), None)
    titles = {page.key: _title(page) for page in reports}
    texts = {page.key: titles[page.key] + page.body for page in reports}
    rows = [row for row in records(find_quotations(texts)) if row["speech"] or statement]
    traced: dict[tuple[Any, int], dict[str, Any]] = {}
    issuer = issuer or (_issuer(statement, cast) if statement else "")
    if statement and len(statement.sentences) > statement.lead:
        own = [statement.words(n) for n in range(statement.lead, len(statement.sentences))]
        spelt = [*cast.persons.get(issuer, ())] or None
        table = trace(texts, own, speaker=spelt)
        traced = {(row["document"], row["start"]): row for row in records(table)}
    by_page: dict[str, list[dict[str, Any]]] = {page.key: [] for page in reports}
    for row in rows:
        link = traced.get((row["document"], row["start"]), {"sentences": [], "class": "unsure"})
        size = len(titles[row["document"]])
        places = {edge: row[edge] - size for edge in ("start", "end")}
        by_page[row["document"]].append({**row, **places, **{k: link.get(k) for k in _LINKED}})
    for page in reports:
        _give_speakers(by_page[page.key], cast)
    return by_page, issuer or _credited(statement, by_page, cast)


def _title(page: Page) -> str:
    """The title of a page, as a line before its article; what is quoted there is quoted too."""
    title = " ".join(page.row["title"].split())
    return f"{title}\n\n" if title and title not in page.body else ""


def _issuer(statement: Page, cast: Cast) -> str:
    """Who says of it that it is theirs: “Ada Varn’s letter”, “I, Ada Varn”; "" if nobody does."""
    for head in _heads(statement):
        if HANGUL.search(head) and (name := korean_people.mention(head, "")):
            return cast.person(name)
        named = cast.find(head)
        persons = [n for n in named if n.kind == PERSON]
        bodies = [n for n in named if n.kind == ORGANISATION and n.name not in agencies()]
        for whose in (persons, bodies):
            if whose is bodies and (leader := _leader(head, bodies, cast)):
                return leader
            own = [
                n
                for n in whose
                if _OWN.match(head, n.end)
                or _ISSUES.match(head, n.end)
                or ((by := _BY.search(head[: n.start])) and not _TAKES.search(head[: by.start()]))
            ]
            if len(names := {n.name for n in own}) == 1:
                return names.pop()
        offices = [title for n in named if (title := office(head, n))]
        if len(names := cast.people(cast.doers((), offices))) == 1 and _ITS.search(head):
            return names.pop()  # “Statement by the President of Norway”
    own = [n for n in cast.find(statement.body) if _I.search(statement.body, 0, n.start)]
    last = statement.words(len(statement.sentences) - 1)
    signed = [
        n for n in cast.find(last) if n.kind == PERSON and _SIGNED.fullmatch(last, 0, n.start)
    ]
    signed = [] if verbs_in(last, 0, len(last), STATEMENTS) else signed
    return next((n.name for n in (*own, *signed)), "")


def _leader(head: str, bodies: Sequence[Named], cast: Cast) -> str:
    """Who holds the office of a body whose statement it is: “Letter of the Interpol Director”."""
    own = [head[n.start :] for n in bodies]
    offices = {office(text, named) for text in own for named in cast.find(text)[:1]}
    held = cast.people(cast.doers((), [title for title in offices if "spokes" not in title]))
    return held.pop() if len(held) == 1 and _ITS.search(head) else ""


def _heads(statement: Page) -> tuple[str, str]:
    lead = statement.body[: statement.sentences[statement.lead][0]] if statement.lead else ""
    colon = _SPEAKS_ITSELF.search(lead)
    return statement.row["title"], lead[: colon.end()] if colon else lead


def _credited(
    statement: Page | None, by_page: Mapping[str, list[dict[str, Any]]], cast: Cast
) -> str:
    """Who made a statement that does not say whose it is: to whom the reports give its words.

    Two reports at least, and more than half of those that give them to anybody; or whom alone its
    title or lead-in names, if no report gives them to another.
    """
    heads = _heads(statement) if statement else ()
    if any(_is_a_body_s(head, cast) for head in heads):
        return ""
    speakers = [
        {q["person"] for q in quoted if q["sentences"] and q["person"] in cast.persons}
        for quoted in by_page.values()
    ]
    to = {n.name for head in heads for n in cast.find(head) if _TO.search(head[: n.start])}
    counts: Counter[str] = Counter(name for names in speakers for name in names - to)
    (name, most), *_ = [*counts.most_common(1), ("", 0)]
    if most > 1 and 2 * most > sum(map(bool, speakers)):
        return name
    for head in (head for head in heads if not _OF_THE_DEAD.search(head)):
        persons = [n for n in cast.find(head) if n.kind == PERSON]
        names = {n.name for n in persons if not _WITH.search(head[: n.start])}
        if len(names) == 1:
            return "" if {*counts} - names else names.pop()
    return ""


def _is_a_body_s(head: str, cast: Cast) -> bool:
    """Whether a statement is that of a body, for which a person may speak in reports of it.

    Not where one is named: “Statement of Vice Department Director of the Yards Ada Varn”.
    """
    its = _ITS.search(head)
    whose = ABOUT.split(its["whose"])[0] if its else ""
    own = head[its.start("whose") :] if its else ""
    named = any(n.kind == PERSON and not ABOUT.search(own[: n.start]) for n in cast.find(own))
    return not named and bool(NO_PERSON & {*re.findall(r"\w+", whose.lower())})


def _give_speakers(rows: list[dict[str, Any]], cast: Cast) -> None:
    """The name of the actor behind each quotation; a pronoun that is open is who spoke before."""
    last = ""
    for row in rows:
        row["person"] = name = _person(row, cast)
        pronoun = row["speaker"].lower() in _PRONOUNS
        if not name and pronoun and row["cue"] and row["resolved"]:
            row["person"] = last
        if name in cast.persons and not row["nested"]:
            last = name


def _person(row: dict[str, Any], cast: Cast) -> str:
    if not row["speaker"] or not row["cue"]:
        return ""
    if row["identified"] and HANGUL.match(row["resolved"]):
        return cast.person(row["resolved"])
    for printed in (row["resolved"], row["speaker"]):
        first = printed.split(" and ")[0] if plain_name(printed.split(" and ")[0]) else printed
        if name := plain_name(first.rstrip(" ,")):
            return cast.person(name)
        if printed in known_names():
            return known_names()[printed].name
    named = [n for n in known_in(row["speaker"]) if n.end >= len(row["speaker"].rstrip())]
    return named[-1].name if named else ""


def write_quotations(book: Book) -> None:
    """Each quotation with its speaker, the sentences that it follows, and its edits."""
    statement = book.statement
    for page in book.pages:
        number, inner, outer = -1, 0, ""
        for q in book.quotations.get(page.key, ()):
            nested = bool(q["nested"]) and bool(outer)
            number, inner = (number, inner) if nested else (number + 1, 0)
            key = f"{page.key}:q{number}" + (f".{inner}" if nested else "")
            inner += nested
            outer = outer if nested else key
            sentences = (
                [statement.name(n + statement.lead) for n in q["sentences"]] if statement else []
            )
            first, last = _place(statement, q)
            book.add(
                "quotations",
                quotation=key,
                document=page.key,
                position=str(number),
                nested_in=outer if nested else "",
                speaker_printed=short(q["speaker"], 15),
                speaker=book.actor(q["person"], page.key) if q["person"] else "",
                sentence=" | ".join(sentences),
                **{"class": q["class"]},
                first_word=first,
                last_word=last,
                words=str(len(words(q["text"]))),
                misattributed={True: "true", False: "false"}.get(q["misattributed"], ""),
                fingerprint=fingerprint(q["text"]),
                source=page.key,
                basis="printed" if q["identified"] or not q["person"] else "inferred",
                note=_ANOTHER if q["misattributed"] is True else "",
            )
            span = (q["start"], q["end"]) if q["start"] >= 0 else (-1, -1)  # in the title
            rule = f"quotation: {q['cue'] or 'no cue'}; {q['class']}"
            book.trail("quotations", key, page, page.sentence_at(q["start"]), span, rule,
                       bool(q["certain"]))  # fmt: skip
            _write_edits(book, key, page, q, sentences)


def _place(statement: Page | None, quotation: dict[str, Any]) -> tuple[str, str]:
    """First and last word in the statement's sentence, where the words stand there as they are."""
    if statement is None or len(quotation["sentences"]) != 1:
        return "", ""
    own = words(statement.words(quotation["sentences"][0] + statement.lead))
    quoted = words(quotation["text"])
    for at in range(len(own) - len(quoted) + 1):
        if own[at : at + len(quoted)] == quoted:
            return str(at), str(at + len(quoted) - 1)
    return "", ""


def _write_edits(
    book: Book, key: str, page: Page, quotation: dict[str, Any], sentences: list[str]
) -> None:
    statement = book.statement
    if statement is None:
        return
    for number, edit in enumerate(quotation["edits"] or ()):
        sentence = statement.name(edit["sentence"] + statement.lead)
        if sentence not in sentences:
            continue
        book.add(
            "edits",
            edit=f"{key}:e{number}",
            quotation=key,
            kind=edit["kind"],
            sentence=sentence,
            position=str(edit["position"]),
            statement_words=_cut(edit["statement"]),
            report_words=_cut(edit["report"]),
            changes_sense=str(bool(edit["sense"])).lower(),
            source=f"{page.key} | {statement.key}",
            basis="printed",
        )


def _cut(text: str) -> str:
    """A long cut by its first and last word."""
    printed = text.split()
    return " ".join(printed) if len(printed) <= _LONGEST_EDIT else f"{printed[0]} … {printed[-1]}"
