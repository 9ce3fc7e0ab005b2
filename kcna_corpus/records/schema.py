"""The tables, their columns and their vocabularies, as plain data.

Nothing here reads a file or imports a library: the checks, the loader and the datasheets are all
made from this one description. A table is one CSV file of the same name; an empty cell means "not
known" or "does not apply"; a column with `many` holds several values separated by " | ".
"""

from dataclasses import dataclass, field

SEPARATOR = " | "

#: Closed vocabularies: the code depends on their values. Open ones (kinds of event, sides, topics,
#: forms …) are rows of the table `terms`, so that another story can bring its own.
CLOSED: dict[str, tuple[str, ...]] = {
    "role of a document": ("statement", "report"),
    "basis": ("printed", "page address", "inferred"),
    "precision": ("minute", "day", "month", "year", "vague"),
    "coding": ("full", "excerpt"),
    "kind of actor": ("person", "state", "organisation"),
    "role in an event": ("agent", "partner", "target", "present"),
    "bound": ("earliest", "latest", "none"),
    "stance": ("asserting", "denying", "reporting"),
    "qualifier": ("about", "over", "at least", "up to", "exactly"),
    "class": (
        "verbatim",
        "trimmed",
        "altered",
        "other translation",
        "not in the statement",
        "unsure",
    ),
    "edit": ("inflected", "substituted", "inserted", "deleted", "moved", "spelling"),
    "second check": ("confirmed", "corrected", "doubtful", "added", "not checked"),
}


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it may be empty, and what its values must agree with."""

    name: str
    about: str
    #: text, id, date, instant, integer, number, boolean, zone, language, address, fingerprint
    type: str = "text"
    required: bool = False
    many: bool = False
    #: tables whose keys the values must be (a source is a row of `sources` or of `documents`)
    refers: tuple[str, ...] = ()
    #: a closed vocabulary, or one that the table `terms` defines
    vocabulary: str = ""
    #: for words taken from a document: the path to that document ("quotation.document")
    quoted_from: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its key, its columns, and whether a folder of records must have it."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {c.name: c for c in self.columns})


def _key(name: str, about: str) -> Column:
    return Column(name, about, type="id", required=True)


def _ref(name: str, table: str, about: str, *, required: bool = True, many: bool = False) -> Column:
    return Column(name, about, type="id", required=required, many=many, refers=(table,))


def _term(name: str, vocabulary: str, about: str, *, required: bool = True) -> Column:
    return Column(name, about, required=required, vocabulary=vocabulary)


SOURCE = Column(
    "source",
    "where the row comes from: sources, or documents read in full",
    type="id",
    required=True,
    many=True,
    refers=("sources", "documents"),
)
BASIS = Column(
    "basis",
    "how it is known: printed on the page, read from its address, or inferred",
    required=True,
    vocabulary="basis",
)
NOTE = Column("note", "what a reader should know, in our own words")

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        Table(
            "sources",
            "pages that a fact was read from and that are not coded as documents",
            ("source",),
            (
                _key("source", "short name of the page"),
                Column(
                    "publisher",
                    "who published the page; the agency it relays in brackets",
                    required=True,
                ),
                Column("address", "the page's address", type="address", required=True),
                BASIS,
                NOTE,
            ),
            required=True,
        ),
        Table(
            "documents",
            "everything read as a document: the statement and the reports about it",
            ("document",),
            (
                _key("document", "short name of the document"),
                _term(
                    "role", "role of a document", "a statement (primary text) or a report about it"
                ),
                Column("title", "the title as printed", quoted_from="document"),
                _ref("issuer", "actors", "for a statement: who issued it", required=False),
                _term(
                    "level", "level", "for a statement: the standing of its issuer", required=False
                ),
                Column("publisher", "who published this page", required=True),
                Column("outlet", "the medium that carried it, by name"),
                _term("form", "form", "what sort of text it is"),
                _term("audience", "audience", "whom it is published for", required=False),
                Column(
                    "language", "language of the text (ISO 639-1)", type="language", required=True
                ),
                Column(
                    "zone",
                    "zone of the readers it is made for, inferred from its publisher's seat (IANA)",
                    type="zone",
                ),
                Column("published", "publication day, chosen from the dates below", type="date"),
                _term("published_basis", "basis", "how that day is known", required=False),
                Column(
                    "date_printed",
                    "the date the page prints for itself, as printed",
                    quoted_from="document",
                ),
                Column("date_captured", "day on which the copy was made or viewed", type="date"),
                Column(
                    "date_file", "date of the file, where it differs from the capture", type="date"
                ),
                _ref("upstream", "actors", "the agency it descends from", required=False),
                _ref(
                    "upstream_document",
                    "documents",
                    "the document it descends from",
                    required=False,
                ),
                _term(
                    "upstream_basis",
                    "basis",
                    "credited on the page (printed), or inferred",
                    required=False,
                ),
                _term(
                    "coding",
                    "coding",
                    "full: every sentence coded; excerpt: read in part, absence proves nothing",
                ),
                Column(
                    "length",
                    "words of the article (characters in zh, ja, th); empty: not known",
                    type="integer",
                ),
                Column("address", "the page's address; empty: not known", type="address"),
                SOURCE,
                BASIS,
                NOTE,
            ),
            required=True,
        ),
        Table(
            "sentences",
            "the sentences of the fully coded documents, without their text",
            ("sentence",),
            (
                _key("sentence", "document and position, joined by '/'"),
                _ref("document", "documents", "the document it stands in"),
                Column("position", "place in the document, from 0", type="integer", required=True),
                Column(
                    "fingerprint",
                    "hash of its letters and digits",
                    type="fingerprint",
                    required=True,
                ),
                Column("words", "number of words", type="integer", required=True),
                Column("gloss", "what it says, in our own words", required=True),
                _term("topic", "topic", "what it is about"),
                SOURCE,
                BASIS,
            ),
        ),
        Table(
            "actors",
            "persons, states and organisations",
            ("actor",),
            (
                _key("actor", "short name of the actor"),
                Column("name", "name as this package prints it", required=True),
                _term("kind", "kind of actor", "person, state or organisation"),
                _term("side", "side", "where it stands in this story"),
                _ref("of", "actors", "the state or body it acts for", required=False),
                Column("office", "office held at the time, in our own words"),
                Column("aliases", "other spellings and names that documents print", many=True),
                SOURCE,
                BASIS,
                NOTE,
            ),
            required=True,
        ),
        Table(
            "events",
            "what happened, each with the days announced in its own zone",
            ("event",),
            (
                _key("event", "short name of the event"),
                Column("title", "a few words of our own", required=True),
                Column("gloss", "what happened, in our own words", required=True),
                _term("kind", "kind", "what sort of event it is"),
                Column("place", "where, as far as known"),
                Column("zone", "time zone of the announced day (IANA)", type="zone", required=True),
                Column("printed", "the date as announced or printed", required=True),
                Column(
                    "start",
                    "first day, month, year or minute, in `zone`",
                    type="date",
                    required=True,
                ),
                Column(
                    "end",
                    "last day, month, year or minute, in `zone`, included",
                    type="date",
                    required=True,
                ),
                _term("precision", "precision", "precision of start and end"),
                _term("second_check", "second check", "verdict of a second, independent check"),
                Column("disagreement", "where sources differ, in our own words"),
                SOURCE,
                BASIS,
                NOTE,
            ),
            required=True,
        ),
        Table(
            "participants",
            "who did what in each event",
            ("event", "actor", "role"),
            (
                _ref("event", "events", "the event"),
                _ref("actor", "actors", "who takes part"),
                _term("role", "role in an event", "agent, partner, target, or present"),
                Column("act", "what the actor did or suffered, in our own words"),
                SOURCE,
                BASIS,
            ),
            required=True,
        ),
        Table(
            "stamps",
            "time stamps seen on pages: each bounds when an event became public",
            ("stamp",),
            (
                _key("stamp", "short name of the stamp"),
                _ref("event", "events", "the event it bounds"),
                Column("aspect", "what of the event it shows, in our own words", required=True),
                Column(
                    "printed", "the stamp as printed, or the part of the address", required=True
                ),
                Column("zone", "zone in which it was read (IANA)", type="zone", required=True),
                Column("instant", "the same moment in UTC", type="instant", required=True),
                _term(
                    "bound",
                    "bound",
                    "latest: public by then; earliest: not before then; none: context only",
                ),
                SOURCE,
                Column(
                    "basis",
                    "printed: time and zone stand on the page; inferred: the zone is assumed",
                    required=True,
                    vocabulary="basis",
                ),
                NOTE,
            ),
        ),
        Table(
            "accounts",
            "what one document says of one event",
            ("account",),
            (
                _key("account", "short name of the account"),
                _ref("document", "documents", "the document"),
                _ref("event", "events", "the event it tells of"),
                _term("stance", "stance", "does it assert, deny or report it"),
                _ref("on_word_of", "actors", "on whose word", required=False, many=True),
                Column("as_of_printed", "the time expression, as printed", quoted_from="document"),
                Column("as_of_start", "first day that the expression means", type="date"),
                Column("as_of_end", "last day that it means", type="date"),
                _ref("sentences", "sentences", "where it says so", required=False, many=True),
                _ref(
                    "upstream",
                    "actors",
                    "the agency that it has this story from; all three empty: as its document",
                    required=False,
                ),
                _ref(
                    "upstream_document",
                    "documents",
                    "the document that it has this story from",
                    required=False,
                ),
                _term(
                    "upstream_basis",
                    "basis",
                    "credited (printed), or inferred; alone: not from its document's agency",
                    required=False,
                ),
                Column("gloss", "what it says, in our own words", required=True),
                SOURCE,
                BASIS,
                NOTE,
            ),
        ),
        Table(
            "figures",
            "numbers, each with its speaker and date; none is 'the' figure",
            ("figure",),
            (
                _key("figure", "short name of the figure"),
                _ref("event", "events", "the event in which it was given, or that it measures"),
                _ref("speaker", "actors", "who gave it"),
                Column("said", "day on which it was given", type="date", required=True),
                _term(
                    "measure",
                    "measure",
                    "a running total that figures of several events give",
                    required=False,
                ),
                Column("quantity", "what is counted, in our own words", required=True),
                _term("qualifier", "qualifier", "about, over, at least, up to, exactly"),
                Column("value", "the number", type="number", required=True),
                Column("unit", "of what", required=True),
                _ref("account", "accounts", "the account that repeats it, if any", required=False),
                SOURCE,
                BASIS,
                NOTE,
            ),
        ),
        Table(
            "quotations",
            "words between quotation marks in the fully coded reports",
            ("quotation",),
            (
                _key("quotation", "document and number"),
                _ref("document", "documents", "the report"),
                Column(
                    "position", "its number in the report, from 0", type="integer", required=True
                ),
                _ref("nested_in", "quotations", "the quotation it stands in", required=False),
                Column("speaker_printed", "the speaker's name as printed", quoted_from="document"),
                _ref(
                    "speaker",
                    "actors",
                    "who that is; empty if the report names nobody",
                    required=False,
                ),
                _ref(
                    "sentence",
                    "sentences",
                    "the sentences of the statement it follows",
                    required=False,
                    many=True,
                ),
                _term("class", "class", "what became of the statement's words"),
                Column(
                    "first_word", "its first word in the first sentence, from 0", type="integer"
                ),
                Column("last_word", "its last word in the last sentence, included", type="integer"),
                Column("words", "length in words", type="integer", required=True),
                Column("text", "the words themselves, at most 15", quoted_from="document"),
                Column(
                    "gloss", "words in brackets that the report put inside", quoted_from="document"
                ),
                Column(
                    "misattributed",
                    "the report gives her words to another",
                    type="boolean",
                    required=True,
                ),
                Column(
                    "fingerprint",
                    "hash of its letters and digits",
                    type="fingerprint",
                    required=True,
                ),
                SOURCE,
                BASIS,
                NOTE,
            ),
        ),
        Table(
            "edits",
            "word by word, how a quotation departs from the statement",
            ("edit",),
            (
                _key("edit", "quotation and number"),
                _ref("quotation", "quotations", "the quotation"),
                _term("kind", "edit", "inflected, substituted, inserted, deleted, moved, spelling"),
                _ref("sentence", "sentences", "the sentence of the statement"),
                Column(
                    "position",
                    "word of that sentence at which it happens, from 0",
                    type="integer",
                    required=True,
                ),
                Column("statement_words", "the statement's words", quoted_from="sentence.document"),
                Column("report_words", "the report's words", quoted_from="quotation.document"),
                Column(
                    "changes_sense",
                    "a number, a negation, 'only', a modal or a name",
                    type="boolean",
                    required=True,
                ),
                SOURCE,
                BASIS,
            ),
        ),
        Table(
            "renderings",
            "key phrases of the statement, language by language",
            ("rendering",),
            (
                _key("rendering", "short name of the rendering"),
                _term("phrase", "phrase", "which phrase of the statement"),
                Column(
                    "language", "language of the words (ISO 639-1)", type="language", required=True
                ),
                Column(
                    "words",
                    "the words, as that page prints them",
                    required=True,
                    quoted_from="document",
                ),
                Column("back_gloss", "a literal English gloss", required=True),
                Column(
                    "direct",
                    "between quotation marks in that document",
                    type="boolean",
                    required=True,
                ),
                _ref("document", "documents", "the document"),
                SOURCE,
                BASIS,
                NOTE,
            ),
        ),
        Table(
            "inferences",
            "who ties two events together, and in what words",
            ("inference",),
            (
                _key("inference", "short name of the inference"),
                _ref("event", "events", "the later event"),
                _ref("about", "events", "the event it is tied to"),
                _term("relation", "relation", "how they are tied"),
                _ref("document", "documents", "the document that does so"),
                Column("words", "its words, at most 15", quoted_from="document"),
                SOURCE,
                BASIS,
                NOTE,
            ),
        ),
        Table(
            "terms",
            "the open vocabularies: kinds of event, sides, topics, forms and so on",
            ("vocabulary", "term"),
            (
                Column("vocabulary", "which vocabulary", required=True),
                Column("term", "the value used in the tables", required=True),
                Column("definition", "what it means", required=True),
                Column("source", "the work it is taken from, or 'own definition'", required=True),
                BASIS,
            ),
            required=True,
        ),
    )
}
