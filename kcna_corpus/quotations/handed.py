"""The rules for whose words a sentence says they are, whoever is its subject; as in `rules`."""

from __future__ import annotations

from .rule_words import AS_SAYING, rule_of
from .tokens import ADVERB, ASIDE, CORE, FREE, NP, SOMEBODY

TOLD = r"(?:D?[wN]{1,3}|P)?(?:BD?[wAN]{1,5})?(?:T?PED?|T)?[,:]?$"  # saying guests that, it was a
FURTHER = r"(?:[^.?Q;]{0,10}|[^.?Q;VIGUK]{0,30})$"  # to the quotation: nobody else speaks

HANDED = (
    rule_of(
        "quoted as saying before", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP}){ADVERB})?(?P<quoted>[VG])(?P<who>{NP}|D)(?:{ASIDE})?{AS_SAYING}{FURTHER}",
        "Harbour News quoted {Anna Lind}, a baker, as saying: “It will rain.”", "S quoted",
    ),
    rule_of(
        "quoted saying", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP}){ADVERB})?(?P<quotes>V)(?P<who>N+|(?P<him>[wD]))(?P<cue>G)T?[,:]?$",
        "Harbour News quoted {Anna Lind} saying: “It will rain.”", "G quotes",
    ),
    rule_of(
        "was quoted as saying before", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<quoted>[VI])(?:B(?P<relay>{NP}))?{AS_SAYING}{FURTHER}",
        "{Anna Lind} was quoted by Harbour News as saying: “It will rain.”", "E S quoted",
    ),
    rule_of(
        "quoted", "handed", True,
        rf"(?:{FREE}(?P<relay>{NP})(?:{ASIDE})?{ADVERB})?(?P<quoted>V)(?P<who>P|{CORE})(?:{ASIDE})?:$",
        "Harbour News quoted {Anna Lind}: “It will rain.”", "V : quoted",
    ),
    rule_of(
        "shown saying", "handed", True,
        rf"(?:(?P<shown>[vVUGw])|(?P<film>w)(?P<about>B))(?P<who>{NP}|D)(?:{ASIDE})?A?(?P<saying>(?P<cue>G)){TOLD}",
        "The broadcaster showed {Anna Lind} telling guests that “it will rain”.", "G",
    ),
    rule_of(
        "heard him say", "handed", True,
        rf"(?P<recalls>[vVUw])(?P<who>{NP}|D)A?(?P<say>[VI]){TOLD}",
        "Otto Berg had heard {Anna Lind} say that “it will rain”.", "recalls",
    ),
    rule_of(
        "was heard saying before", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E(?P<shown>[vwUVI])(?:(?:B[wN])?(?P<saying>G)|B(?P<say>[VI])){TOLD}",
        "{Anna Lind} was seen telling guests that “it will rain”.", "E shown",
    ),
    rule_of(
        "rose to say", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<rose>[vVIUw])(?:D?[wN]|B[wN])?B(?P<say>(?P<cue>[VI])){TOLD}",
        "{Anna Lind} rose to say that “it will rain”.", "B rose", says=True,
    ),
    rule_of(
        "ended by saying", "handed", True,
        rf"(?:^|(?<=[,.C]))(?P<who>{NP})(?:{ASIDE})?{ADVERB}[vVIU](?:D?w{{1,2}})?(?P<by>B)(?P<saying>(?P<cue>G)){TOLD}",
        "{Anna Lind} ended her speech by saying that “it will rain”.", "BG by", says=True,
    ),
    rule_of(
        "with somebody saying", "handed", True,
        rf",(?P<with>B)(?P<who>{SOMEBODY})(?:{ASIDE})?A?(?P<cue>G)[^.?Q;:,]{{0,10}}[,:]?$",
        "The rain went on, with {Anna Lind} calling it “a lid”.", ",B G with",
    ),
    rule_of(
        "citing, said", "handed", True,
        rf"{FREE}(?P<outlet>{NP}),(?P<quoted>G)(?P<who>{SOMEBODY}),{ADVERB}(?P<cue>[VI])(?:T[^.?Q;]{{0,6}})?[,:]?$",
        "Harbour News, citing {Anna Lind}, reported: “It will rain.”", ",G quoted",
    ),
    rule_of(
        "reported, citing, before", "handed", True,
        rf"{FREE}(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])[^.?Q:]{{0,6}},(?P<quoted>G)"
        rf"(?P<who>{SOMEBODY})(?:,T?|:)$",
        "Harbour News reported, citing {Anna Lind}: “It will rain.”", ",G quoted",
    ),
    rule_of(
        "citing, reported", "handed", True,
        rf"(?:^|[,.])(?P<quoted>G)(?P<who>{SOMEBODY}),(?P<outlet>{NP}){ADVERB}(?P<reported>[VI])(?:T[^.?Q;]{{0,6}})?[,:]?$",
        "Citing {Anna Lind}, Harbour News reported “it will rain”.", "G quoted",
    ),
    rule_of(
        "a statement calling", "handed", False,
        rf"(?P<alluding>B)(?P<who>D[wNA]*(?P<work>[wV]))(?P<saying>(?P<cue>G)){FURTHER}",
        "Otto Berg alluded to {a Tarn statement} calling the mayor “a lid”.", "G saying",
    ),
    rule_of(
        "blamed for saying", "handed", True,
        rf"(?:[VUI]|v(?=[NP]))(?P<who>{NP})(?P<of>B)A?(?P<cue>G){FURTHER}",
        "Otto Berg mocked {Anna Lind} for saying “it will rain”.", "B G",
    ),
    rule_of(
        "somebody's claim", "handed", True,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])(?:T|,|(?:BD?[wN]{1,4})?(?:BA)*:)$",
        "Otto Berg ridiculed {Lind}’s claim that “it will rain”.", "s",
    ),
    rule_of(
        # One verb at most: what follows another one judges the claim.
        "somebody's claim that", "handed", True,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])T[DNwABCsPQ]{1,12}(?:(?:E|v|U[vE]?)[DA]{0,2})?$",
        "Otto Berg answered {Lind}’s claim that the rain was “a lid”.", "s T",
    ),
    rule_of(
        "somebody's claim of", "handed", False,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<work>[wV])(?P<about>B)$",
        "Otto Berg rejected {Lind}’s claim of “a long rain”.", "s B",
    ),
    rule_of(
        "as somebody put it before", "handed", True,
        rf"(?P<as>S)(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?:(?P<put>v)P|(?P<stated>[VI]))[^.?QVIGUK]{{0,25}}(?:,[^.?QVIGUK]{{0,8}}|:)$",
        "As {Anna Lind} put it in a letter in July, the sky is “a lid”.", "S",
    ),
    rule_of(
        "in somebody's view, before", "handed", True,
        r"(?:^|[,.])(?P<in>B)(?P<who>N+|D[wN]+)s(?P<view>w),[^.?QVIGUK]{0,30}$",
        "In {Anna Lind}’s words, the sky is “a lid”.", "sw, view",
    ),
    rule_of(
        "claim by", "handed", True,
        rf"(?P<work>[wV])(?P<author>B)(?P<who>{SOMEBODY})(?:{ASIDE})?(?:E?T|E?:|,|G|,[^.?Q:,G]{{1,12}}:|T[DNwABCsP]{{1,8}}E[vBA]*)$",
        "Otto Berg rejected a claim by {Anna Lind} that “it will rain”.", "B",
    ),
    rule_of(
        "statement signed by", "handed", True,
        rf"(?<!,BD)(?<!,BDw)(?<!,BDww)(?P<work>[wV])(?P<signed>[vVI])?(?P<author>B)(?P<who>{SOMEBODY})(?:{ASIDE})?[TR]?{ADVERB}(?P<cue>[VI])[T,:]?$",
        "A statement signed by {Anna Lind}, a baker, said: “It will rain.”", "B work", says=True,
    ),
    rule_of(
        "from him, who said", "handed", True,
        rf"(?P<source>B)(?P<who>N+),R{ADVERB}(?P<cue>[VI])[T,:]?$",
        "The news came from {Anna Lind}, who said: “It will rain.”", "B ,R source", says=True,
    ),
    rule_of(
        "was blunt", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}(?P<frank>[wv]):$",
        "{Anna Lind} was blunt: “It will rain.”", "E : frank", says=True,
    ),
    rule_of(
        "was quick to say", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}E{ADVERB}B?(?P<keen>[wv])B(?P<say>(?P<cue>[VI])){TOLD}",
        "{Anna Lind} was quick to respond: “It will rain.”", "wB keen", says=True,
    ),
    rule_of(
        "put it", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<put>v)P[^.?Q,;:VIGUK]{{0,5}}[:,]$",
        "{Anna Lind} put it in plain words: “It will rain.”", "vP put", says=True,
    ),
    rule_of(
        "went on record as saying", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<went>[vVIw])B(?P<record>[wv]){AS_SAYING}{FURTHER}",
        "{Anna Lind} went on record as saying that “it will rain”.", "S went", says=True,
    ),
    rule_of(
        "fell to him to say", "handed", True,
        rf"PE?(?P<fell>[vVIw])(?P<to>B)(?P<who>{SOMEBODY})(?:{ASIDE})?B(?P<say>(?P<cue>[VI])){TOLD}",
        "It fell to {Anna Lind}, a baker, to announce: “It will rain.”", "BV fell", says=True,
    ),
    rule_of(
        "had this to say", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}[vA](?P<this>D)(?P<to>B)(?P<say>(?P<cue>[VI]))[^.?Q:;VIGUK]{{0,12}}:$",
        "{Anna Lind} had this to say of the fair: “It will rain.”", "DB : this", says=True,
    ),
    rule_of(
        "struck a tone", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<struck>(?P<cue>[vVIUwA]))D?[wAvV]{{0,3}}(?P<tone>[wvV])(?:B?A|B[DwN]{{1,4}})*:$",
        "{Anna Lind} struck a softer tone: “It will rain.”", ": tone", says=True,
    ),
    rule_of(
        "gave the details", "handed", True,
        rf"(?:^|(?<=[,.CST]))PE(?P<who>(?:D?w{{1,3}})?N+)(?:,[^.?Q:]{{1,9}},|,?)R{ADVERB}(?P<gave>[vVwA])D?[wA]{{0,2}}"
        r"(?P<details>[wvV])[^.?Q,;:VIGUK]{0,9}:$",
        "It was {Anna Lind} who gave the details of the day: “It will rain.”", "PE : details",
        says=True,
    ),
    rule_of(
        "somebody's talk of it as", "handed", True,
        r"(?P<who>N+|D[wN]+)s[wA]{0,2}(?P<portrayal>[wv])(?P<of>B)[^.?Q:;,VIGUKSRP]{1,12}(?P<as>S)D?(?:QC?B?D?)*$",
        "Otto Berg pointed to {Lind}’s description of the rain as “a lid”.", "s S portrayal",
    ),
    rule_of(
        "somebody's statement calling", "handed", True,
        rf"(?P<who>D?w{{0,3}}N+)s[wA]{{0,2}}(?P<work>[wV])(?P<saying>(?P<cue>G)){FURTHER}",
        "{Anna Lind}’s letter calling the mayor “a lid” was false, Otto Berg said.", "s G work",
        says=True,
    ),
    rule_of(
        "in which he said", "handed", True,
        rf"(?P<in>B)R(?P<who>P|D+[wN]+|N+){ADVERB}(?P<cue>[VI])[^.?Q;:VIGUK]{{0,10}}[T,:]?$",
        "It was a letter in which {Anna Lind} said: “It will rain.”", "BR in", says=True,
    ),
    rule_of(
        "issued a statement saying", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}?(?P<issued>[vVIUw]|A(?!V))[DA]{{0,2}}w{{0,2}}(?P<work>[wVG])"
        rf"(?:(?:B?D?[Aw]*)(?P<cue>G)T?[,:]?|(?:[BDAwN]{{0,6}}|BD[Vv]|[BAw]{{0,3}}[TR](?P<reads>[VI])):)$",
        "{Anna Lind} issued a statement on Monday saying “it will rain”.", "issued", says=True,
    ),
    rule_of(
        "waved away by", "handed", True,
        rf"E{ADVERB}(?P<cue>[VIUv])[wAB]{{0,2}}(?P<by>B)(?P<who>{SOMEBODY})(?:{ASIDE})?(?P<as>S)D?$",
        "The rain was waved away by {Anna Lind} as “a tale”.", "E B S by",
    ),
    rule_of(
        "called by", "handed", True,
        rf"(?:(?<=E)|(?<=EA)|(?<![PNwIVS]))(?P<cue>[VIU])(?P<by>B)(?P<who>{SOMEBODY}|w(?=S))(?:{ASIDE})?(?:SD?|B|T)?[,:]?$",
        "The rain, described by {Anna Lind} as “a tale”, fell.", "B by",
    ),
    rule_of(
        "had no doubts", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<no>(?P<cue>[AvwV])D)(?P<doubt>[wV])[wABDvPsN]{{0,14}}:$",
        "{Anna Lind}, the baker, had no doubts at all: “It will rain.”", ": doubt", says=True,
    ),
    rule_of(
        "shrugged", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<manner>[vwVI])(?:Dw)?[Aw]?:$",
        "{Anna Lind}, the baker, shrugged: “It will rain.”", ": manner", says=True,
    ),
    rule_of(
        "his reply came", "handed", True,
        r"(?:^|(?<=[.,]))w{0,3}(?P<who>N+)s[wA]{0,2}(?P<work>[wV])(?:BD?[wvN]{1,2})?[vE][^.?Q;:VIGUKSTRPN]{0,6}:$",
        "{Anna Lind}’s reply came within the hour: “It will rain.”", "s :", says=True,
    ),
    rule_of(
        "spoke for an hour", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<spoke>(?P<cue>[vw]))(?:B?A|(?P<where>B)(?:D?[wN]{{1,3}})?|w|D(?P<voice>w))*:$",
        "{Anna Lind}, the baker, spoke for an hour: “It will rain.”", ": spoke", says=True,
    ),
    rule_of(
        "for him it is clear", "handed", True,
        rf"(?:^|[.,])(?P<for>B)(?P<who>N+|D?w{{1,3}}N+)(?:{ASIDE}|,)?D(?P<matter>w)E{ADVERB}w:$",
        "For {Anna Lind} the matter is simple: “It will rain.”", "E w: matter", says=True,
    ),
    rule_of(
        "ended with a promise", "handed", True,
        rf"{FREE}(?P<who>{NP})(?:{ASIDE})?{ADVERB}(?P<answered>(?P<cue>[vVIw]))(?:B|[BD]?[wNs]{{1,4}})?"
        r"(?P<with>B)(?P<a>D)w{0,2}(?P<work>[wVG])(?:[TR][^.?Q:;,]{1,8})?:$",
        "{Anna Lind} signed off with a promise: “It will rain.”", "BD : answered", says=True,
    ),
    rule_of(
        "heard from him that", "handed", True,
        rf"(?P<heard>[vVUwA])(?P<from>B)(?P<who>{SOMEBODY})(?:{ASIDE})?T$",
        "The bakers heard from {Anna Lind} that “it will rain”.", "B T heard", says=True,
    ),
    rule_of(
        "the words came from", "handed", True,
        r"(?P<work>[wV])[^.?Q;:VIGUK]{0,12}?(?P<came>v)(?:B?A)*(?P<from>B)(?P<who>D?w{0,3}N+)(?:,[^.?Q:]{1,40})?:$",
        "Clear words came from {Anna Lind}, a baker: “It will rain.”", "vB : came", says=True,
    ),
)  # fmt: skip
