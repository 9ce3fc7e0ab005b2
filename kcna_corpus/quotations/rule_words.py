"""What a rule for who speaks is, the lists of words that rules ask for, and what is an outlet."""

import re
from typing import NamedTuple

from ..text.person_words import CLAIMS, OUTLETS
from ..text.words import words_of

_SHORT = re.compile(r"^(?:the )?[A-Z]{2,6}$|(?i:^\w+(?:TV|\.[a-z.]+)$)")

AS_SAYING = r"(?:,?B[DNwA]+)?,?(?P<as>S)A?(?P<cue>[GVI])"
_OPENED = frozenset(
    "began begins closed closes concluded ended ends finished opened opens resumed started".split()
)
#: The words that a group of a pattern asks for.
WORDS = {
    "as": frozenset(["as"]),
    "by": frozenset(["by"]),
    "with": frozenset(["with"]),
    "author": frozenset(["by", "from", "of"]),
    "source": frozenset(["by", "from", "to", "with"]),
    "signed": frozenset("issued made posted published released sent signed written wrote".split()),
    "carried": frozenset(
        "aired broadcast carried distributed issued posted published released reported run".split()
    ),
    "about": frozenset(["of"]),
    "alluding": frozenset("about at from of over to".split()),
    "frank": frozenset(
        "adamant angry blunt brief calm candid categorical cautious certain clear clearer "
        "confident convinced critical curt defiant direct dismissive firm frank furious harsh "
        "optimistic scathing short terse unapologetic unequivocal unimpressed unmoved "
        "unrepentant".split()
    ),
    "no": frozenset(f"{verb} no" for verb in "had has have left leaves made minced".split()),
    "doubt": frozenset(
        "bones comfort doubt doubts fear fears illusion illusions regrets room secret words".split()
    ),
    "manner": frozenset(
        "beamed frowned grinned nodded remained shrugged sighed smiled sounded stayed".split()
    ),
    "spoke": frozenset(
        "chimed doubled lashed preached pushed raised raises speaks spoke talked talks "
        "thundered weighed".split()
    ),
    "where": frozenset("at back before down for from in inside near out outside to up".split()),
    "recalls": frozenset("heard hears recalled recalls remembered remembers".split()),
    "voice": frozenset(["voice"]),
    "how": frozenset(["how", "what"]),
    "so": frozenset(["so", "thus"]),
    "summed": frozenset("summed sums".split()),
    "opened": _OPENED,
    "did": _OPENED
    | frozenset(
        "addressed answered confirmed dampened defended denied described dismissed explained "
        "greeted justified rejected thanked threatened turned warned welcomed".split()
    ),
    "answered": _OPENED | frozenset("answered countered left replied responded signed".split()),
    "a": frozenset("a an another one these this".split()),
    "these": frozenset("that the these this those".split()),
    "words": frozenset("quotation quote quotes remark remarks sentence sentences words".split()),
    "uttered": frozenset("penned said shouted spoken uttered whispered written".split()),
    "was": frozenset(["is", "was"]),
    "came": frozenset("came come comes".split()),
    "from": frozenset(["from"]),
    "belong": frozenset("belong belonged belongs".split()),
    "to": frozenset(["to"]),
    "heard": frozenset("hear heard learn learned learnt".split()),
    "for": frozenset(["for", "to"]),
    "matter": frozenset(
        "answer case choice conclusion lesson matter message point reason situation thing".split()
    ),
    "headlined": frozenset("said says told tells vowed vows warned warns insists argues".split())
    | {"hits back", "hit back"},
    "quoted": frozenset("quoted quotes quoting cited cites citing paraphrased reported".split()),
    "of": frozenset("for over of".split()),
    "work": CLAIMS | set("advice appeal line order phrase plea quip sentence signal word".split()),
    "issued": frozenset(
        "issued issues released releases published made makes posted sent gave wrote delivered "
        "signed penned tweeted shared has had offered added chose found used uses".split()
    ),
    "shown": frozenset(
        "showed shows showing broadcast filmed heard overheard saw seen caught recorded".split()
    ),
    "saying": frozenset(
        "saying telling adding asking calling admitting claiming insisting shouting vowing "
        "warning yelling".split()
    ),
    "rose": frozenset(
        "called chose phoned rang returned rose seized stood took tweeted used writes wrote".split()
    ),
    "say": frozenset(
        "add announce answer confirm declare deny explain insist reply respond say stress "
        "tell".split()
    ),
    "again": frozenset("again bluntly later once repeatedly twice".split()),
    "fell": frozenset("fell falls left".split()),
    "this": frozenset(["this"]),
    "struck": frozenset(
        "adopted drew hit set sounded sounds strikes struck takes took went".split()
    ),
    "keen": frozenset("anxious careful eager first keen pains quick".split()),
    "reads": frozenset("read reads said says stated".split()),
    "record": frozenset(["record"]),
    "went": frozenset(["goes", "went"]),
    "tone": frozenset("aim approach chord further line note stance swipe tone view".split()),
    "gave": frozenset("gave gives offered provided supplied".split()),
    "details": frozenset("account answer details explanation reason reasons".split()),
    "portrayal": frozenset(
        "characterisation characterization depiction description portrayal".split()
    ),
    "him": frozenset("him her them".split()),
    "film": frozenset("audio clip clips footage recording tape video".split()),
    "in": frozenset(["in"]),
    "view": frozenset("account estimation judgement judgment opinion telling view words".split()),
    "per": frozenset(["per"]),
    "put": frozenset(["put", "puts"]),
    "quotes": frozenset("quoted quotes cited cites".split()),
    "stated": frozenset("said says added adds wrote writes explained told described".split()),
    "reported": frozenset("reported reports said says wrote writes".split()),
}


class Rule(NamedTuple):
    """One way to name a speaker."""

    name: str
    place: str  # "after", "behind" its stop, "later" in the sentence, "before" (up to the verb)
    sure: bool
    pattern: str
    example: str
    kinds: tuple[str, ...]  # runs of kinds that it needs
    words: frozenset[str]  # the beginnings of those of which it needs one
    owned: bool  # it names whose words they are, not who says so and might only react to them


def rule_of(
    name: str, place: str, sure: bool, pattern: str, example: str, needs: str = "", *,
    says: bool = False,
) -> Rule:  # fmt: skip
    """Read what a rule needs off its last words: runs of kinds, and the name of a list."""
    kinds = tuple(need for need in needs.split() if need not in WORDS)
    words = (word for need in needs.split() for word in WORDS.get(need, ()))
    passive = any(f"(?P<{group}>" in pattern for group in ("quoted", "shown", "came", "was"))
    owned = not says and (place in ("handed", "around") or passive)
    beginnings = frozenset(words_of(word)[0] for word in words)
    return Rule(name, place, sure, pattern, example, kinds, beginnings, owned)


def is_outlet(printed: str) -> bool:
    """Is this a paper, an agency, a broadcaster?

    >>> [is_outlet(name) for name in ("the agency", "KCNA", "ledger.co.uk", "Anna Lind")]
    [True, True, True, False]
    """
    return not OUTLETS.isdisjoint(words_of(printed.lower())) or bool(_SHORT.search(printed))
