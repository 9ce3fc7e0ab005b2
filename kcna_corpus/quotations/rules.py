"""The rules that say who speaks, as data: patterns over the kinds of words around a quotation.

A rule is a row: its name, where it looks, whether it is sure, a pattern over kinds (see
`tokens.py`) with the groups `who` and `cue`, and an example, the speaker in braces, that is a test.
Where the kind is not enough, a group bears the name of a list of words (`rule_words`) and asks for
one of them; a group `relay` is whoever passes the words on. Last stands what a rule needs, runs of
kinds and one such list: told at a glance, so that most patterns are neither tried nor compiled.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from .handed import HANDED
from .rule_words import AS_SAYING, Rule, rule_of
from .tokens import ADVERB, ASIDE, CORE, FREE, NP, SOMEBODY

WITH_THESE = (
    rf"[:,?-]*(?P<with>B)(?P<these>D)(?P<words>w),?(?P<who>{NP})(?:{ASIDE})?{ADVERB}"
    r"(?P<did>(?P<cue>[vVIw]))"
)
RULES = (
    *HANDED,
    rule_of(
        "quoted as saying", "after", True,
        rf"[,?-]*(?P<relay>{NP})(?:{ASIDE})?{ADVERB}(?P<quoted>V)(?P<who>{NP}|D)(?:{ASIDE})?{AS_SAYING}",
        "“It will rain,” the agency quoted {Anna Lind} as saying.", "V S quoted",
    ),
    rule_of(
        "was quoted as saying", "after", True,
        rf"[,?-]*(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<quoted>[VI])(?:B(?P<relay>{NP}))?{AS_SAYING}",
        "“It will rain,” {Anna Lind} was quoted as saying by the agency.", "E S quoted",
    ),
    rule_of(
        "is quoted by", "after", True,
        rf"[,?-]*(?P<who>{NP}){ADVERB}E{ADVERB}(?P<quoted>[VI])(?P<by>B)(?P<relay>{NP})(?=[.,]|$)",
        "“It will rain,” {Anna Lind} was quoted by Harbour News.", "E B quoted",
    ),
    rule_of(
        "was heard saying", "after", True,
        rf"[,?-]*(?P<who>{NP})(?:{ASIDE})?{ADVERB}E(?P<shown>[vwUVI])"
        r"(?:(?:B[wN])?(?P<saying>G)|B(?P<say>[VI]))",
        "“It will rain,” {Anna Lind}, the baker, was heard to say.", "E shown",
    ),
    rule_of(
        "is reported to have said", "after", False,
        rf"[,?-]*(?P<who>{NP}){ADVERB}E{ADVERB}[VIUvw](?:B(?P<relay>{NP}))?(?:BA)?(?P<cue>[VIG])",
        "“It will rain,” {Anna Lind} is reported to have said.", "E",
    ),
    rule_of(
        "quoted somebody", "after", True,
        rf"[,?-]*(?P<relay>{NP}){ADVERB}(?P<quotes>(?P<cue>[VI]))"
        r"(?P<who>N+|D[wN]+|(?P<him>[wD]))(?=[.]|$)",
        "“It will rain,” Harbour News quoted {Anna Lind}.", "quotes",
    ),
    rule_of(
        "remembers somebody saying", "after", True,
        rf"[,?-]*{NP}{ADVERB}(?P<recalls>[VIUvw])(?P<who>{NP}|D)(?:(?P<saying>G)|(?P<say>[VI]))",
        "“It will rain,” Otto Berg remembers {Anna Lind} saying.", "recalls",
    ),
    rule_of(
        "reported, citing", "after", True,
        rf"[,?-]*(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,6}},?(?P<quoted>G)(?P<who>{SOMEBODY})",
        "“It will rain,” Harbour News reported, citing {Anna Lind}.", "G quoted",
    ),
    rule_of(
        "according to, citing", "after", True,
        rf"[,?-]*(?P<cue>K)(?P<outlet>{NP}),(?P<quoted>G)(?P<who>{SOMEBODY})",
        "The sky is “a lid”, according to Harbour News, citing {Anna Lind}.", "K ,G quoted",
    ),
    rule_of(
        "said a statement carried by", "after", True,
        rf"[,?-]*(?P<cue>I)(?P<who>D?[wAN]*(?P<work>[wV]))(?P<carried>[vVI])(?P<by>B)(?P<outlet>{NP})",
        "“It will rain,” said {a statement} released by Harbour News.", "B carried",
    ),
    rule_of(
        "said a statement by", "after", True,
        rf"[,?-]*(?P<cue>I)D?[wA]*(?P<work>[wV])(?P<signed>[vVI])?(?P<author>B)(?P<who>{SOMEBODY})",
        "“It will rain,” said a statement signed by {Anna Lind}.", "B work",
    ),
    rule_of(
        "read a letter that he sent", "after", True,
        rf"[,?-]*(?P<cue>I)D?[wA]*(?P<work>[wV])[TR]?(?P<who>{SOMEBODY})(?:{ASIDE})?{ADVERB}(?P<signed>[vVIw])",
        "“It will rain,” read a letter that {Anna Lind} sent to the town.", "IDw signed",
    ),
    rule_of(
        "was the verdict of", "after", True,
        r",(?:E|(?P<came>v))D[wA]{0,2}(?P<work>[wV])(?P<author>B)(?P<who>w{0,3}N+)(?![Ns])",
        "“It will rain,” was the verdict of {Anna Lind}.", "B work",
    ),
    rule_of(
        "was his reply", "after", True,
        r",?(?:(?P<was>E)|(?P<came>v))(?P<who>w{0,3}N+)s[wA]{0,2}(?P<work>[wV])(?![Ns])",
        "“It will rain,” was {Anna Lind}’s reply to the bakers.", "s work",
    ),
    rule_of(
        "verb, subject", "after", True,
        rf"[,?-]*(?:(?<=-)S)?(?P<cue>I|(?<=[,?])V(?=(?:D?w{{0,3}}N+|D[wN]+)(?:[,.]|$)))(?P<who>[vU]?{NP})",
        "“It will rain,” said {the old baker}.",
    ),
    rule_of(
        "any verb, subject", "after", False,
        r"[,?](?P<cue>[VvU])(?P<who>D[wN]+|N+w?)B?(?=[,.BRSQ]|$)",
        "“It will rain,” sobbed {Anna Lind}.",
    ),
    rule_of(
        "subject, verb", "after", True,
        rf"[,?-]+(?:[BG][^,.?Q:]{{1,12}},)?(?P<who>{NP})"
        rf"(?:{ASIDE}|,?R[^.?Q:,]{{1,15}}|B[^.?Q:]{{1,12}})?{ADVERB}(?:E(?=G))?(?P<cue>[VIU]|(?<=E)G)",
        "“It will rain,” {Anna Lind}, the baker, told a visitor.",
    ),
    rule_of(
        "subject, verb, no comma", "after", True,
        rf"(?P<who>P|N+w{{0,2}}|w{{1,3}}N+(?=[VI](?:[.]|$))){ADVERB}(?P<cue>[VI])",
        "“It will rain” {she} said.",
    ),
    rule_of(
        "began", "after", True,
        rf"[,?](?P<who>P|N+w?|D[wN]+)(?:{ASIDE})?{ADVERB}(?P<opened>(?P<cue>[vVw]))(?=[,.]|$)",
        "“It will rain,” {Anna Lind} began.", "opened",
    ),
    rule_of(
        "with these words he began", "after", True, WITH_THESE,
        "“It will rain”: with these words {Anna Lind} opened the fair.", "BD did",
    ),
    rule_of(
        "with these words he began, behind", "behind", True, rf"[.]{WITH_THESE}",
        "“It will rain.” With these words {Anna Lind} opened the fair.", "BD did",
    ),
    rule_of(
        "so says", "behind", True, rf"[.](?P<so>S)(?P<cue>I)(?P<who>{NP})",
        "“It will rain.” So says {Anna Lind}, a baker.", "SI so",
    ),
    rule_of(
        "summed up", "behind", True,
        r"[.](?P<who>w{0,3}N+)(?P<summed>(?P<cue>[VIvw]))[BAw]D?[^.?Q:;,]{0,10}(?=[.]|$)",
        "“It will rain.” {Anna Lind} summed up the day in one sentence.", "summed",
    ),
    rule_of(
        "the words come from", "behind", True,
        r"[.](?P<these>D)(?P<words>w)(?:(?:E|(?P<came>[vw]))(?P<from>B)|E(?P<uttered>[vwVI])(?P<by>B))"
        r"(?P<who>D?w{0,3}N+)(?![Ns])",
        "“It will rain.” The words come from {Anna Lind}, a baker.", "B words",
    ),
    rule_of(
        "those were the words of", "behind", True,
        r"[.](?P<these>[TD])ED?w?(?P<words>w)(?P<author>B)(?P<who>w{0,3}N+)(?![Ns])",
        "“It will rain.” Those were the last words of {Anna Lind}.", "B words",
    ),
    rule_of(
        "that was his reply", "behind", True,
        r"[.](?P<these>[TD])E(?P<who>w{0,3}N+)s[wA]{0,2}(?P<work>[wV])(?=[.BA]|$)",
        "“It will rain.” That was {Anna Lind}’s reply on Monday.", "s work",
    ),
    rule_of(
        "thus he ended it", "behind", True,
        rf"[.](?P<so>[SA])(?P<who>w{{0,3}}N+){ADVERB}(?P<did>(?P<cue>[vVIw]))D?[wN]",
        "“It will rain.” Thus {Anna Lind} ended the fair.", "N so",
    ),
    rule_of(
        "was how he put it", "after", True,
        r",?(?P<was>E)(?P<how>S)(?P<who>w{0,3}N+)(?P<put>(?P<cue>v))P",
        "“It will rain,” was how {Anna Lind} put it on Monday.", "ES how",
    ),
    rule_of(
        "that is how he put it", "behind", True,
        r"[.](?P<these>[TD])E(?P<how>S)(?P<who>w{0,3}N+)(?:(?P<put>(?P<cue>v))P|(?P<stated>[VI])|(?P<did>[vVIw])(?:D?[wN]|P)[^.?Q:;,]{0,9})"
        r"(?:B?A|D?[PwN]{1,3}|(?P<where>B)D?[wN]{1,2}){0,2}(?=[.]|$)",
        "“It will rain.” That is how {Anna Lind} put it.", "ES how",
    ),
    rule_of(
        "subject, any verb", "after", False,
        rf"[,?](?P<who>P|N+w?|D[wN]+(?={ASIDE}?{ADVERB}v)){ASIDE}?{ADVERB}(?P<cue>[vw])(?=[,.BSAG:Q]|$)",
        "“It will rain,” {she} sobbed.",
    ),
    rule_of(
        "sentence of its own", "behind", True,
        rf"[.](?P<who>N+|D[wN]+){ADVERB}(?P<stated>(?P<cue>[VI]))P?(?P<again>w)?{ADVERB}(?=[.]|$)",
        "“It will rain.” {Anna Lind} said on Friday.",
    ),
    rule_of(
        "according to", "after", True,
        rf"[,?-]*(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid”, according to {Anna Lind}.", "K",
    ),
    rule_of(
        "as somebody said", "after", True,
        rf",(?P<as>S)(?P<who>{NP})(?:{ASIDE})?{ADVERB}"
        r"(?:(?P<cue>[VI])(?=[.BAS]|,(?![^.?]*[VI])|$)|(?P<put>v)P)",
        "“It will rain,” as {Anna Lind}, a baker, put it.", ",S",
    ),
    rule_of(
        "per somebody", "after", True,
        rf",(?P<per>B)(?P<who>{SOMEBODY})",
        "“It will rain,” per {the town’s almanac}.", ",B per",
    ),
    rule_of(
        "headline", "after", True,
        r":(?P<who>w{0,3}N+)(?P<headlined>(?P<cue>[VI]))",
        "‘It will rain’: {Anna Lind} warns bakers", ": N headlined",
    ),
    rule_of(
        "headline without a verb", "after", False,
        r":(?P<who>w{0,3}N+)(?=[vwVIB-]|$)",
        "‘It will rain’: {Anna Lind} on the harvest", ": N",
    ),
    rule_of(
        "dash", "after", True,
        r"[?.]?(?P<cue>-)(?:N+s)?(?P<who>N[Nw]*)(?=[,.(Q]|[BS][DNwsAB-]{1,9}\.?$|$)",
        "“It will rain.” — {Anna Lind}", "-",
    ),
    rule_of(
        "later reported, citing", "later", True,
        rf"[^.?:;]{{1,40}},(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,8}},(?P<quoted>G)(?P<who>{SOMEBODY})",
        "The sky is “a lid” over the town, Harbour News said, citing {Anna Lind}.", ",G quoted",
    ),
    rule_of(
        "later subject, verb", "later", True,
        rf"[^.?:;]{{1,40}},(?P<who>{NP})(?:,[^.?Q:]{{1,30}},)?{ADVERB}(?P<cue>I(?=[.ABS,]|D?[wN]{{1,2}}[.]|$)|V(?=[.]|$))",
        "The sky is “a lid” over the town, {Anna Lind} said.", ",",
    ),
    rule_of(
        "later verb, subject", "later", True,
        rf"[^.?:;]{{1,40}},(?P<cue>I)(?P<who>{NP})",
        "The sky is “a lid” over the town, said {Anna Lind}.", ",I",
    ),
    rule_of(
        "later according to", "later", True,
        rf"[^.?:;]{{1,40}}(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid” over the town according to {Anna Lind}.", "K",
    ),
    rule_of(
        "in somebody's view", "later", True,
        r"[^.?:;]{0,20}(?P<in>B)(?P<who>N+|D[wN]+)s(?P<view>w)(?=[.,]|$)",
        "The sky is “a lid” over the town in {Anna Lind}’s view.", "sw view",
    ),
    rule_of(
        "called so by", "around", True,
        rf"E{ADVERB}(?P<cue>[VIUv])(?:[^.?Q,;:B]{{0,3}}|BSD?)Q,?(?P<by>B)(?P<who>{SOMEBODY})",
        "The rain was called “a disgrace” by {Anna Lind}.", "E B by",
    ),
    rule_of(
        "called so by, first", "around", True,
        rf"(?<![^.?,])(?P<cue>[VIUv])Q,?(?P<by>B)(?P<who>{SOMEBODY})",
        "Called “a disgrace” by {Anna Lind}, the rain went on.", "by",
    ),
    rule_of(
        "the words belong to", "around", True,
        r"D(?P<words>w)Q,?(?P<belong>[vw])(?P<to>B)(?P<who>D?w{0,3}N+)(?![Ns])",
        "The words “it will rain” belong to {Anna Lind}.", "B belong",
    ),
    rule_of(
        "object of which", "before", False,
        rf"R(?P<who>P|D+[wN]+|N+w{{0,2}}N*){ADVERB}$",
        "It is a town which {Anna Lind} called “a lid”.", "R",
    ),
    rule_of(
        "subject, which somebody made", "before", False,
        rf"(?P<who>D?[wN]+)[TR](?:P|D?[wN]+){ADVERB}[vVIU]B?$",
        "{The letter} that Otto Berg meant called it “a lid”.",
    ),
    rule_of(
        "subject, aside not closed", "before", True,
        rf"(?:^|(?<=,))(?P<who>N+),w+B(?:D?[wN]+[BC]?){{1,4}}{ADVERB}$",
        "{Anna Lind}, head of the mill of Lowmere said “it will rain”.",
    ),
    rule_of(
        "subject before", "before", True,
        rf"{FREE}(?P<who>{NP}){ADVERB}$",
        "On Monday {Anna Lind} said, “It will rain.”",
    ),
    rule_of(
        "opening, subject", "before", False,
        rf"^B[DA]?w{{1,2}}(?P<who>N+){ADVERB}$",
        "In the same letter {Anna Lind} called it “a lid”.", "B",
    ),
    rule_of(
        "opening, subject, aside", "before", True,
        rf"^(?:[BGSvA]|NB)[^,.?Q:]{{1,25}},(?P<who>N+|D[wN]*N+),[^.?Q]{{1,40}},{ADVERB}$",
        "Alarmed by the rain, {Anna Lind}, the baker, said: “Go home.”",
    ),
    rule_of(
        "subject, aside", "before", True,
        rf"{FREE}(?P<who>{NP})(?:,[^.?Q]{{1,40}},|-[^.?Q]{{1,40}}-|\([^()]*\))(?:BD[wN]{{1,3}})?{ADVERB}$",
        "{Anna Lind}, the baker, in a press statement said: “It will rain.”",
    ),
    rule_of(
        "subject, nickname", "before", True,
        rf"{FREE}(?P<who>{NP})(?:,[wvVUSADNR]{{1,6}}Q[^.?Q,-]{{0,12}},|-[wvVUSADN]{{1,6}}Q[^.?Q,-]{{0,12}}-){ADVERB}$",
        "{Anna Lind}, known as ‘the Heron’ at home, said: “It will rain.”", "Q",
    ),
    rule_of(
        "somebody, the mayor, who said", "before", False,
        rf"(?<![DNwsRG])(?P<who>N+),D(?:[wNBDs]|C(?=[DN])){{2,20}},R{ADVERB}$",
        "The guests met {Anna Lind}, the head of the mill of Ode, who said “it will rain”.", ",R",
    ),
    rule_of(
        "who said", "before", True,
        rf"(?<![BDNwsRG])(?P<who>(?:D?w{{1,3}})?N+),R{ADVERB}$",
        "The guests met {Anna Lind}, who said “it will rain”.", ",R",
    ),
    rule_of(
        "to somebody, who said", "before", False,
        rf"(?<=B)(?P<who>{NP}),?R{ADVERB}$",
        "Otto Berg replied to {the clerk}, who said “it will rain”.", "R",
    ),
    rule_of(
        "it was … who", "before", True,
        rf"(?:^|(?<=[,.CST]))PE(?P<who>(?:D?w{{1,3}})?N+)(?:,[^.?Q:]{{1,9}},|,?)R{ADVERB}$",
        "It was {Anna Lind} who said “it will rain”.", "PE",
    ),
    rule_of(
        "subject, who, not closed", "before", True,
        rf"^(?P<who>{CORE}),R[AEv][^.?Q,;:VIUGSTRPC]{{1,25}}(?:SA)?{ADVERB}$",
        "{Anna Lind}, who ran the mill of Lowmere for years said “it will rain”.", ",R",
    ),
    rule_of(
        "subject, who", "before", False,
        rf"{FREE}(?P<who>{NP}),?R[^.?Q]{{0,25}}{ADVERB}$",
        "{The people} who came by bus said “it will rain”.", "R",
    ),
    rule_of(
        "subject, comma", "before", False,
        rf"^(?P<who>{NP}),{ADVERB}$",
        "{Lowmere mill director Anna Lind}, said: “It will rain.”", ",",
    ),
)  # fmt: skip
OWNED = frozenset(rule.name for rule in RULES if rule.owned)

_PLACES = {place: [r for r in RULES if r.place == place] for place in {r.place for r in RULES}}
_NEEDS = {
    place: sorted({kind for rule in rules for kind in rule.kinds})
    for place, rules in _PLACES.items()
}


def likely(place: str, kinds: str, said: Collection[str] = ()) -> list[Rule]:
    """Give the rules of a place whose needs are among some kinds, and the words said there."""
    rules = _fitting(place, tuple(filter(kinds.__contains__, _NEEDS[place])))
    return [rule for rule in rules if not rule.words or not rule.words.isdisjoint(said)]


@lru_cache(1 << 12)
def _fitting(place: str, kinds: tuple[str, ...]) -> list[Rule]:
    """Give the rules of a place that need no other runs of kinds than these."""
    return [rule for rule in _PLACES[place] if {*rule.kinds} <= {*kinds}]
