"""The vocabulary, as plain data: which words say that somebody speaks, and the small words around.

Nothing here names a person, a paper or a country. Every word has one kind, a letter; `tokens.py`
turns a paragraph into a string of these letters, and `speakers.py` has patterns over that string.
"""

import re

from .words import word_set

# After an apostrophe that stands for letters left out, not for an opening quotation mark.
CLIPPED = re.compile(r"(?:\d\ds?|em|til|till|cause|tis|twas|n|bout|cos|cuz)\b", re.IGNORECASE)
# Family of a mark: the marks that open, that close, that do both. Where some language uses a mark
# the other way round („Deutsch“, ”svenska”, »dansk«), what stands around it decides.
FAMILIES = {
    "double": ("„ ‟ 〝 `` ‘‘", "〞 〟 ’’", "\" ＂ '' “ ”"),
    "guillemet": ("", "", "« »"),
    "angle": ("", "", "‹ ›"),
    "corner": ("「", "」", ""),
    "white corner": ("『", "』", ""),
    "title": ("《", "》", ""),
    "single": ("‚ ‛ `", "’", "' ‘"),
}
#: All of them, and those that are no apostrophe: each a character of a class of a pattern.
QUOTES = "".join(dict.fromkeys("".join(map("".join, FAMILIES.values())).replace(" ", "")))
DOUBLE = "".join(mark for mark in QUOTES if mark not in "".join(FAMILIES["single"]))
# Words that end in a full stop without ending a sentence.
ABBREVIATED = """Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Jr Sr Rev Prof St Hon Capt Sens Reps Adm
    Maj Pres Brig Cmdr Cpl Supt Insp Msgr Amb Cllr Jan Feb Aug Sept Oct Nov Dec vs"""
DAYS = word_set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April June July August September October November December""")
SPEAKING = """accuse acknowledge add address admit advise advocate affirm agree allege announce
    applaud argue assail assert assure attest badmouth bash bellow bemoan blame blast blog boast
    brand bray call caption castigate caution celebrate chastise chide chant cite claim clarify
    comment compare complain concede conclude condemn confess confide confirm contend contradict
    counsel counter credit criticize criticise crow cry debunk declare decry defend demand
    denounce deny deplore deride describe detail deadpan dismiss disclose dispute dub echo
    elaborate emphasize emphasise enthuse estimate exclaim exhort explain express fume gush gripe
    grumble hail highlight hint howl implore imply indicate inform inquire insist instruct intone
    invoke joke lament laugh lambaste liken marvel mention mock mourn murmur muse mutter note
    observe opine paraphrase persuade plead point portray pray predict proclaim profess pronounce
    propose quip rage reaffirm rail rant recall recite reckon recommend rebuke recount refer
    refute reiterate reject relate relay remark remember remind repeat reply report respond
    retort retweet ridicule roar scoff scold scorn scream shout shriek signal slam slur snap
    berate sneer sniff speculate state stress stipulate suggest summarize sum tag tease testify text
    thank threaten thunder tout trumpet tweet type underline underscore urge voice vow wail warn
    welcome whisper wonder worry yell"""
SPEAKING_IRREGULARLY = """say says said saying tell tells told telling write writes wrote
    writing written ask asks asked asking swear swears swore swearing read reads reading sing
    sings sang brag brags bragged bragging fret frets fretted fretting rebut rebuts rebutted
    submit submits submitted maintain maintains maintained maintaining chime chimes chimed
    interject interjected ad-libbed pitches begging begged begs continues continued continuing
    charged charging attacked attacking posted posting promised promises promising pledged pledges
    pledging praised praising quoted quotes quoting requested revealed reveals revealing answered
    answers answering labeled labelled labeling termed terming objected ordered offered protested
    questioned pleaded"""
THINKING = """believe believes believed believing consider considers considered considering expect
    expected expects fear fears feared feel feels felt find finds found hoped hopes know knew
    knows mean meant means think thinks thought thinking see sees saw seen viewed views understood
    wants wanted argues showed showing used using deem deems deemed regard regards regarded
    characterize characterized depicts depicted imagine imagined"""
# Verbs of speech that often stand before their subject: “…,” said the minister.
INVERTED = """said says wrote writes added adds asked asks tweeted tweets replied replies
    responded responds explained explains continued continues declared declares concluded
    concludes noted notes recalled recalls insisted insists warned warns quipped joked countered
    admitted argued argues observed observes went reads read exclaimed shouted yelled announced
    reported reports stated states agreed agrees boasted remarked predicted lamented mused texted
    posted proclaimed complained conceded retorted snapped thundered cried claimed told"""
# Forms that are more often nouns.
NOUNS = """claim comment joke point report state tweet text voice demand worry sum tag detail
    highlight credit cry laugh attack quote remarks comments counsel answers fear fears hopes views
    means brand
    brands rage fumes type types retired"""
SMALL = {
    "B": """of for in on at to by with from into about against over under during between among
        through via near amid despite within without toward towards per like than upon alongside
        across around behind off outside inside unlike besides regarding concerning
        except excluding barring""",
    "S": """when while if because after before as although though since until whether unless once
        whereas where why how what so""",
    "R": "who which whose whom",
    "T": "that",
    "C": "and or but & nor yet",
    "D": """the a an his her their its our my your this these those some many several both one two
        three four five another any each either neither every no most few all other such""",
    "P": "he she they i we you it everyone someone nobody",
    "E": "is are was were be been being am",
    "A": """has have had having did does do will would can could may might must should shall not
        never also later then recently again once often still now just even first previously
        already repeatedly ever only further simply immediately always earlier today yesterday
        tomorrow soon reportedly famously instead rather indeed meanwhile thus hence perhaps maybe
        afterwards however moreover furthermore additionally nonetheless nevertheless otherwise
        together there here thereby thereafter himself herself""",
    "v": """went goes got gave made took came ran won lost met sat stood left led let put kept
        grew became began brought bought caught fell flew fought heard hit hurt laid paid rose sent
        set shut spent spoke speaks stuck taught tore threw wore gets makes takes comes gives runs
        wins loses seems appears looks plans hopes tries likes works continue puts held holds
        broke built chose dealt drew drove overcame oversaw oversees rode shook sought sold struck
        swept undertook withdrew woke""",
}

#: Irregular verbs in the past, but for those of the present too.
PAST = word_set(
    """arose ate awoke became began bled blew bore bought bred broke brought built came caught
    chose clung crept dealt did drank drew drove dug fell fled flew flung forbade forgave
    forgot fought found froze gave got grew heard held hid hung kept knelt knew laid led
    lent lit lost made meant met overcame oversaw overthrew overtook paid ran rang rode rose
    sang sank saw sent shone shook shot shrank slept slid sold sought sowed spat spent spoke
    sprang stole stood strode strove struck stuck stung swam swept swore swung taught
    thought threw took tore understood undertook underwent upheld went wept withdrew
    withstood woke won wore wove wrote"""
)
_DOUBLED = word_set("admit quip blog sum slur slam refer dub tag rebut")


def inflect(verb: str) -> list[str]:
    """Give the four forms of a regular verb.

    >>> inflect("deny"), inflect("quip")
    (['deny', 'denies', 'denied', 'denying'], ['quip', 'quips', 'quipped', 'quipping'])
    """
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeo":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + s, stem + "ed", stem + "ing"]


#: Every form of the verbs that say that something is not so.
DENYING = frozenset(
    form
    for verb in "deny dispute refute rebut debunk reject dismiss".split()
    for form in inflect(verb)
)


def _kinds() -> dict[str, str]:
    """Join the lists; where a word is in two, the later one decides."""
    spoken = [form for verb in SPEAKING.split() for form in inflect(verb)]
    kinds = {word: kind for kind, words in SMALL.items() for word in words.split()}
    kinds |= dict.fromkeys(THINKING.split(), "U")
    for word in [*spoken, *SPEAKING_IRREGULARLY.split()]:
        kinds[word] = "G" if word.endswith("ing") and word not in ("sing", "bring") else "V"
    kinds |= dict.fromkeys(INVERTED.split(), "I")
    kinds |= dict.fromkeys(["adamant", "emphatic", "insistent"], "G")  # as telling: she was adamant
    return kinds | dict.fromkeys(NOUNS.split(), "w")


KINDS = _kinds()
