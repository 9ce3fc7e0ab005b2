"""The rules that say who speaks, as data: patterns over the kinds of words around a quotation.

A rule is a row: its name, where it looks, whether it is sure, a pattern over kinds (see
`tokens.py`) with the groups `who` and `cue`, and an example, the speaker in braces, that is a test.
Where the kind is not enough, a group bears the name of a list of words (`rule_words`) and asks for
one of them; a group `relay` is whoever passes the words on. Last stands what a rule needs, runs of
kinds and one such list: told at a glance, so that most patterns are neither tried nor compiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .rule_words import WORDS
from .tokens import ADVERB, ASIDE, CORE, FREE, NP, SOMEBODY

AS_SAYING = r"(?:,?B[DNwA]+)?,?(?P<as>S)A?(?P<cue>[GVI])"
TOLD = r"(?:D?[wN]{1,3}|P)?(?:BD?[wAN]{1,5})?(?:T?PED?|T)?[,:]?$"  # saying guests that, it was a
FURTHER = r"(?:[^.?Q;]{0,10}|[^.?Q;VIGUK]{0,30})$"  # to the quotation: nobody else speaks


class Rule(NamedTuple):
    """One way to name a speaker."""

    name: str
    place: str  # "after", "behind" its stop, "later" in the sentence, "before" (up to the verb)
    sure: bool
    pattern: str
    example: str
    kinds: tuple[str, ...]  # runs of kinds that it needs
    words: tuple[str, ...]  # of which it needs one
    owned: bool  # it names whose words they are, not who says so and might only react to them


def _rule(
    name: str, place: str, sure: bool, pattern: str, example: str, needs: str = "", *,
    says: bool = False,
) -> Rule:  # fmt: skip
    kinds = tuple(need for need in needs.split() if need not in WORDS)
    words = [WORDS[need] for need in needs.split() if need in WORDS]
    passive = "(?P<quoted>" in pattern or "(?P<shown>" in pattern
    owned = not says and (place in ("handed", "around") or passive)
    return Rule(name, place, sure, pattern, example, kinds, tuple(*words), owned)


RULES = (
    _rule(
        "quoted as saying", "after", True,
        rf"[,?-]*(?P<relay>{NP})(?:{ASIDE})?{ADVERB}(?P<quoted>V)(?P<who>{NP}|D)(?:{ASIDE})?{AS_SAYING}",
        "“It will rain,” the agency quoted {Anna Lind} as saying.", "V S quoted",
    ),
    _rule(
        "was quoted as saying", "after", True,
        rf"[,?-]*(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<quoted>[VI])(?:B(?P<relay>{NP}))?{AS_SAYING}",
        "“It will rain,” {Anna Lind} was quoted as saying by the agency.", "E S quoted",
    ),
    _rule(
        "is quoted by", "after", True,
        rf"[,?-]*(?P<who>{NP}){ADVERB}E{ADVERB}(?P<quoted>[VI])(?P<by>B)(?P<relay>{NP})(?=[.,]|$)",
        "“It will rain,” {Anna Lind} was quoted by Harbour News.", "E B quoted",
    ),
    _rule(
        "was heard saying", "after", True,
        rf"[,?-]*(?P<who>{NP}){ADVERB}E(?P<shown>[vwUVI])(?:B[wN])?(?P<saying>(?P<cue>G))",
        "“It will rain,” {Anna Lind} was heard saying on a tape.", "E G shown",
    ),
    _rule(
        "is reported to have said", "after", False,
        rf"[,?-]*(?P<who>{NP}){ADVERB}E{ADVERB}[VIUvw](?:B(?P<relay>{NP}))?(?:BA)?(?P<cue>[VIG])",
        "“It will rain,” {Anna Lind} is reported to have said.", "E",
    ),
    _rule(
        "quoted somebody", "after", True,
        rf"[,?-]*(?P<relay>{NP}){ADVERB}(?P<quotes>(?P<cue>[VI]))"
        r"(?P<who>N+|D[wN]+|(?P<him>[wD]))(?=[.]|$)",
        "“It will rain,” Harbour News quoted {Anna Lind}.", "quotes",
    ),
    _rule(
        "reported, citing", "after", True,
        rf"[,?-]*(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,6}},?(?P<quoted>G)(?P<who>{SOMEBODY})",
        "“It will rain,” Harbour News reported, citing {Anna Lind}.", "G quoted",
    ),
    _rule(
        "according to, citing", "after", True,
        rf"[,?-]*(?P<cue>K)(?P<outlet>{NP}),(?P<quoted>G)(?P<who>{SOMEBODY})",
        "The sky is “a lid”, according to Harbour News, citing {Anna Lind}.", "K ,G quoted",
    ),
    _rule(
        "said a statement by", "after", True,
        rf"[,?-]*(?P<cue>I)D?[wA]*(?P<work>[wV])(?P<signed>[vVI])?(?P<author>B)(?P<who>{SOMEBODY})",
        "“It will rain,” said a statement signed by {Anna Lind}.", "B work",
    ),
    _rule(
        "verb, subject", "after", True,
        rf"[,?-]*(?:(?<=-)S)?(?P<cue>I|(?<=[,?])V(?=(?:D?w{{0,3}}N+|D[wN]+)(?:[,.]|$)))(?P<who>[vU]?{NP})",
        "“It will rain,” said {the old baker}.",
    ),
    _rule(
        "any verb, subject", "after", False,
        r"[,?](?P<cue>[VvU])(?P<who>D[wN]+|N+w?)B?(?=[,.BRSQ]|$)",
        "“It will rain,” sobbed {Anna Lind}.",
    ),
    _rule(
        "subject, verb", "after", True,
        rf"[,?-]+(?:[BG][^,.?Q:]{{1,12}},)?(?P<who>{NP})"
        rf"(?:{ASIDE}|,?R[^.?Q:,]{{1,15}}|B[^.?Q:]{{1,12}})?{ADVERB}(?P<cue>[VIU])",
        "“It will rain,” {Anna Lind}, the baker, told a visitor.",
    ),
    _rule(
        "subject, verb, no comma", "after", True,
        rf"(?P<who>P|N+w{{0,2}}){ADVERB}(?P<cue>[VI])",
        "“It will rain” {she} said.",
    ),
    _rule(
        "subject, any verb", "after", False,
        rf"[,?](?P<who>P|N+w?|D[wN]+(?={ASIDE}?{ADVERB}v)){ASIDE}?{ADVERB}(?P<cue>[vw])(?=[,.BSAG:Q]|$)",
        "“It will rain,” {she} sobbed.",
    ),
    _rule(
        "sentence of its own", "behind", True,
        rf"[.](?P<who>N+|D[wN]+){ADVERB}(?P<stated>(?P<cue>[VI])){ADVERB}(?=[.]|$)",
        "“It will rain.” {Anna Lind} said on Friday.",
    ),
    _rule(
        "according to", "after", True,
        rf"[,?-]*(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid”, according to {Anna Lind}.", "K",
    ),
    _rule(
        "as somebody said", "after", True,
        rf",(?P<as>S)(?P<who>{NP})(?:{ASIDE})?{ADVERB}"
        r"(?:(?P<cue>[VI])(?=[.BAS]|,(?![^.?]*[VI])|$)|(?P<put>v)P)",
        "“It will rain,” as {Anna Lind}, a baker, put it.", ",S",
    ),
    _rule(
        "per somebody", "after", True,
        rf",(?P<per>B)(?P<who>{SOMEBODY})",
        "“It will rain,” per {the town’s almanac}.", ",B per",
    ),
    _rule(
        "headline", "after", True,
        r":(?P<who>w{0,3}N+)(?P<headlined>(?P<cue>[VI]))",
        "‘It will rain’: {Anna Lind} warns bakers", ": N headlined",
    ),
    _rule(
        "headline without a verb", "after", False,
        r":(?P<who>w{0,3}N+)(?=[vwVIB-]|$)",
        "‘It will rain’: {Anna Lind} on the harvest", ": N",
    ),
    _rule(
        "dash", "after", True,
        r"[?.]?(?P<cue>-)(?P<who>N[Nw]*)(?=[,.Q]|B[DNws]{1,6}$|$)",
        "“It will rain.” — {Anna Lind}", "-",
    ),
    _rule(
        "later reported, citing", "later", True,
        rf"[^.?:;]{{1,40}},(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,8}},(?P<quoted>G)(?P<who>{SOMEBODY})",
        "The sky is “a lid” over the town, Harbour News said, citing {Anna Lind}.", ",G quoted",
    ),
    _rule(
        "later subject, verb", "later", True,
        rf"[^.?:;]{{1,40}},(?P<who>{NP})(?:,[^.?Q:]{{1,30}},)?{ADVERB}(?P<cue>I(?=[.AB,]|D?[wN]{{1,2}}[.]|$)|V(?=[.]|$))",
        "The sky is “a lid” over the town, {Anna Lind} said.", ",",
    ),
    _rule(
        "later verb, subject", "later", True,
        rf"[^.?:;]{{1,40}},(?P<cue>I)(?P<who>{NP})",
        "The sky is “a lid” over the town, said {Anna Lind}.", ",I",
    ),
    _rule(
        "later according to", "later", True,
        rf"[^.?:;]{{1,40}}(?P<cue>K)(?P<who>{NP})",
        "The sky is “a lid” over the town according to {Anna Lind}.", "K",
    ),
    _rule(
        "in somebody's view", "later", True,
        r"[^.?:;]{0,20}(?P<in>B)(?P<who>N+|D[wN]+)s(?P<view>w)(?=[.,]|$)",
        "The sky is “a lid” over the town in {Anna Lind}’s view.", "sw view",
    ),
    _rule(
        "called so by", "around", True,
        rf"E{ADVERB}(?P<cue>[VIUv])(?:[^.?Q,;:B]{{0,3}}|BSD?)Q,?(?P<by>B)(?P<who>{SOMEBODY})",
        "The rain was called “a disgrace” by {Anna Lind}.", "E B by",
    ),
    _rule(
        "called so by, first", "around", True,
        rf"(?<![^.?,])(?P<cue>[VIUv])Q,?(?P<by>B)(?P<who>{SOMEBODY})",
        "Called “a disgrace” by {Anna Lind}, the rain went on.", "by",
    ),
    _rule(
        "quoted as saying before", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP}){ADVERB})?(?P<quoted>[VG])(?P<who>{NP}|D)(?:{ASIDE})?{AS_SAYING}{FURTHER}",
        "Harbour News quoted {Anna Lind}, a baker, as saying: “It will rain.”", "S quoted",
    ),
    _rule(
        "quoted saying", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP}){ADVERB})?(?P<quotes>V)(?P<who>N+|(?P<him>[wD]))(?P<cue>G)T?[,:]?$",
        "Harbour News quoted {Anna Lind} saying: “It will rain.”", "G quotes",
    ),
    _rule(
        "was quoted as saying before", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<quoted>[VI])(?:B(?P<relay>{NP}))?{AS_SAYING}{FURTHER}",
        "{Anna Lind} was quoted by Harbour News as saying: “It will rain.”", "E S quoted",
    ),
    _rule(
        "quoted", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP})(?:{ASIDE})?{ADVERB})?(?P<quoted>V)(?P<who>P|{CORE})(?:{ASIDE})?:$",
        "Harbour News quoted {Anna Lind}: “It will rain.”", "V : quoted",
    ),
    _rule(
        "shown saying", "handed", True,
        rf"(?:(?P<shown>[vVUGw])|(?P<film>w)(?P<about>B))(?P<who>{NP}|D)(?:{ASIDE})?A?(?P<saying>(?P<cue>G)){TOLD}",
        "The broadcaster showed {Anna Lind} telling guests that “it will rain”.", "G",
    ),
    _rule(
        "was heard saying before", "handed", True,
        rf"{FREE}(?P<who>{NP}){ADVERB}E(?P<shown>[vwUVI])(?:B[wN])?(?P<saying>(?P<cue>G)){TOLD}",
        "{Anna Lind} was seen telling guests that “it will rain”.", "E G shown",
    ),
    _rule(
        "rose to say", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<rose>[vVIUw])(?:D?w)?B(?P<say>(?P<cue>[VI])){TOLD}",
        "{Anna Lind} rose to say that “it will rain”.", "B rose",
    ),
    _rule(
        "with somebody saying", "handed", True,
        rf",(?P<with>B)(?P<who>{SOMEBODY})(?:{ASIDE})?A?(?P<cue>G)[^.?Q;:,]{{0,10}}[,:]?$",
        "The rain went on, with {Anna Lind} calling it “a lid”.", ",B G with",
    ),
    _rule(
        "citing, said", "handed", True,
        rf"{FREE}(?P<outlet>{NP}),(?P<quoted>G)(?P<who>{SOMEBODY}),{ADVERB}(?P<cue>[VI])(?:T[^.?Q;]{{0,6}})?[,:]?$",
        "Harbour News, citing {Anna Lind}, reported: “It will rain.”", ",G quoted",
    ),
    _rule(
        "reported, citing, before", "handed", True,
        rf"{FREE}(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,6}},(?P<quoted>G)"
        rf"(?P<who>{SOMEBODY})(?:,T?|:)$",
        "Harbour News reported, citing {Anna Lind}: “It will rain.”", ",G quoted",
    ),
    _rule(
        "citing, reported", "handed", True,
        rf"(?:^|[,.])(?P<quoted>G)(?P<who>{SOMEBODY}),(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])(?:T[^.?Q;]{{0,6}})?[,:]?$",
        "Citing {Anna Lind}, Harbour News reported “it will rain”.", "G quoted",
    ),
    _rule(
        "blamed for saying", "handed", True,
        rf"(?:[VUI]|v(?=[NP]))(?P<who>{NP})(?P<of>B)A?(?P<cue>G){FURTHER}",
        "Otto Berg mocked {Anna Lind} for saying “it will rain”.", "B G",
    ),
    _rule(
        "somebody's claim", "handed", True,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])(?:T|[,:]|BD?[wN]{1,4}:)$",
        "Otto Berg ridiculed {Lind}’s claim that “it will rain”.", "s",
    ),
    _rule(
        # One verb at most: what follows another one judges the claim.
        "somebody's claim that", "handed", True,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])T[DNwABCsPQ]{1,12}(?:(?:E|v|U[vE]?)[DA]{0,2})?$",
        "Otto Berg answered {Lind}’s claim that the rain was “a lid”.", "s T",
    ),
    _rule(
        "somebody's claim of", "handed", False,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])(?P<about>B)$",
        "Otto Berg rejected {Lind}’s claim of “a long rain”.", "s B",
    ),
    _rule(
        "as somebody put it before", "handed", True,
        rf"(?P<as>S)(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<put>v)P[^.?QVIGUK]{{0,25}}(?:,[^.?QVIGUK]{{0,8}}|:)$",
        "As {Anna Lind} put it in a letter in July, the sky is “a lid”.", "S vP put",
    ),
    _rule(
        "in somebody's view, before", "handed", True,
        r"(?:^|[,.])(?P<in>B)(?P<who>N+|D[wN]+)s(?P<view>w),[^.?QVIGUK]{0,30}$",
        "In {Anna Lind}’s words, the sky is “a lid”.", "sw, view",
    ),
    _rule(
        "claim by", "handed", True,
        rf"(?P<work>[wV])(?P<author>B)(?P<who>{SOMEBODY})(?:{ASIDE})?(?:E?T|E?:|,|G)$",
        "Otto Berg rejected a claim by {Anna Lind} that “it will rain”.", "B",
    ),
    _rule(
        "statement signed by", "handed", True,
        rf"(?P<work>[wV])(?P<signed>[vVI])?(?P<author>B)(?P<who>{SOMEBODY})(?:{ASIDE})?[TR]?{ADVERB}(?P<cue>[VI])[T,:]?$",
        "A statement signed by {Anna Lind}, a baker, said: “It will rain.”", "B work", says=True,
    ),
    _rule(
        "from him, who said", "handed", True,
        rf"(?P<source>B)(?P<who>N+),R{ADVERB}(?P<cue>[VI])[T,:]?$",
        "The news came from {Anna Lind}, who said: “It will rain.”", "B ,R source", says=True,
    ),
    _rule(
        "was blunt", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<frank>w):$",
        "{Anna Lind} was blunt: “It will rain.”", "E w: frank", says=True,
    ),
    _rule(
        "put it", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<put>v)P[^.?Q,;:VIGUK]{{0,5}}[:,]$",
        "{Anna Lind} put it in plain words: “It will rain.”", "vP put", says=True,
    ),
    _rule(
        "in which he said", "handed", True,
        rf"(?P<in>B)R(?P<who>P|D+[wN]+|N+){ADVERB}(?P<cue>[VI])[^.?Q;:VIGUK]{{0,10}}[T,:]?$",
        "It was a letter in which {Anna Lind} said: “It will rain.”", "BR in", says=True,
    ),
    _rule(
        "issued a statement saying", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<issued>[vVIwA])(?:D?w{{0,2}})(?P<work>[wV])"
        rf"(?:(?:B?D?[Aw]*)(?P<cue>G)T?[,:]?|[BDAw]{{0,6}}:)$",
        "{Anna Lind} issued a statement on Monday saying “it will rain”.", "issued", says=True,
    ),
    _rule(
        "waved away by", "handed", True,
        rf"E{ADVERB}(?P<cue>[VIUv])[wAB]{{0,2}}(?P<by>B)(?P<who>{SOMEBODY})(?:{ASIDE})?(?P<as>S)D?$",
        "The rain was waved away by {Anna Lind} as “a tale”.", "E B S by",
    ),
    _rule(
        "called by", "handed", True,
        rf"(?:(?<=E)|(?<=EA)|(?<![PNwIVS]))(?P<cue>[VIU])(?P<by>B)(?P<who>{SOMEBODY}|w(?=S))(?:{ASIDE})?(?:SD?|B|T)?[,:]?$",
        "The rain, described by {Anna Lind} as “a tale”, fell.", "B by",
    ),
    _rule(
        "object of which", "before", False,
        rf"R(?P<who>P|D+[wN]+|N+w{{0,2}}N*){ADVERB}$",
        "It is a town which {Anna Lind} called “a lid”.", "R",
    ),
    _rule(
        "subject, aside not closed", "before", True,
        rf"(?:^|(?<=,))(?P<who>N+),w+B(?:D?[wN]+[BC]?){{1,4}}{ADVERB}$",
        "{Anna Lind}, head of the mill of Lowmere said “it will rain”.",
    ),
    _rule(
        "subject before", "before", True,
        rf"{FREE}(?P<who>{NP}){ADVERB}$",
        "On Monday {Anna Lind} said, “It will rain.”",
    ),
    _rule(
        "opening, subject, aside", "before", True,
        rf"^(?:[BGSvA]|NB)[^,.?Q:]{{1,25}},(?P<who>N+|D[wN]*N+),[^.?Q]{{1,40}},{ADVERB}$",
        "Alarmed by the rain, {Anna Lind}, the baker, said: “Go home.”",
    ),
    _rule(
        "subject, aside", "before", True,
        rf"{FREE}(?P<who>{NP})(?:,[^.?Q]{{1,40}},|-[^.?Q]{{1,40}}-|\([^()]*\)){ADVERB}$",
        "{Anna Lind}, the baker, said: “It will rain.”",
    ),
    _rule(
        "subject, nickname", "before", True,
        rf"{FREE}(?P<who>{NP})(?:,[wvVUSADNR]{{1,6}}Q[^.?Q,-]{{0,12}},|-[wvVUSADN]{{1,6}}Q[^.?Q,-]{{0,12}}-){ADVERB}$",
        "{Anna Lind}, known as ‘the Heron’ at home, said: “It will rain.”", "Q",
    ),
    _rule(
        "somebody, the mayor, who said", "before", False,
        rf"(?<![DNwsRG])(?P<who>N+),D(?:[wNBDs]|C(?=[DN])){{2,20}},R{ADVERB}$",
        "The guests met {Anna Lind}, the head of the mill of Ode, who said “it will rain”.", ",R",
    ),
    _rule(
        "who said", "before", True,
        rf"(?<![BDNwsRG])(?P<who>(?:D?w{{1,3}})?N+),R{ADVERB}$",
        "The guests met {Anna Lind}, who said “it will rain”.", ",R",
    ),
    _rule(
        "to somebody, who said", "before", False,
        rf"(?<=B)(?P<who>{NP}),?R{ADVERB}$",
        "Otto Berg replied to {the clerk}, who said “it will rain”.", "R",
    ),
    _rule(
        "it was … who", "before", True,
        rf"(?:^|(?<=[,.CST]))PE(?P<who>(?:D?w{{1,3}})?N+),?R{ADVERB}$",
        "It was {Anna Lind} who said “it will rain”.", "PE",
    ),
    _rule(
        "subject, who, not closed", "before", True,
        rf"^(?P<who>{CORE}),R[AEv][^.?Q,;:VIUGSTRPC]{{1,25}}(?:SA)?{ADVERB}$",
        "{Anna Lind}, who ran the mill of Lowmere for years said “it will rain”.", ",R",
    ),
    _rule(
        "subject, who", "before", False,
        rf"{FREE}(?P<who>{NP}),?R[^.?Q]{{0,25}}{ADVERB}$",
        "{The people} who came by bus said “it will rain”.", "R",
    ),
    _rule(
        "subject, comma", "before", False,
        rf"^(?P<who>{NP}),{ADVERB}$",
        "{Lowmere mill director Anna Lind}, said: “It will rain.”", ",",
    ),
)  # fmt: skip
OWNED = frozenset(rule.name for rule in RULES if rule.owned)

_PLACES = {place: [r for r in RULES if r.place == place] for place in {r.place for r in RULES}}


def likely(place: str, kinds: str, said: str = "") -> Iterator[Rule]:
    """Yield the rules of a place whose needs are among some kinds, and what is said there."""
    here, told = kinds.__contains__, said.__contains__
    for rule in _PLACES[place]:
        if all(map(here, rule.kinds)) and (not rule.words or any(map(told, rule.words))):
            yield rule
