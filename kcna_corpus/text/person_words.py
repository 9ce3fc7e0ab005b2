"""What surrounds a name in English: titles, roles, relations, and what is no person at all.

Plain data, nothing in it names a person, a paper or a country; `persons` has the rules over it.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FEMALE_ROLES = _set("""sister wife daughter mother woman girl queen actress aunt widow lady
    niece grandmother granddaughter princess stepdaughter fiancee businesswoman chairwoman
    congresswoman councilwoman saleswoman spokeswoman stateswoman policewoman""")
MALE_ROLES = _set("""brother husband son father man boy king actor uncle widower nephew
    grandfather grandson prince stepson fiance businessman chairman congressman councilman
    salesman spokesman statesman policeman""")
RELATIONS = (
    FEMALE_ROLES
    | MALE_ROLES
    | _set("""aide adviser advisor ally assistant boss child colleague
    cousin critic deputy doctor friend heir lawyer neighbor neighbour opponent parent partner
    predecessor relative rival sibling spouse spokesperson successor supporter twin""")
)
KIN = _set("""sister brother wife husband daughter son mother father aunt uncle niece nephew widow
    widower cousin sibling grandson granddaughter grandfather grandmother twin""")
#: What stands before a name, or for it: an office says who a person is, and is nobody's name.
TITLES = _set("""acting admiral ambassador archbishop assistant associate attorney bishop
    brigadier cardinal captain chairman chairwoman chair chancellor chief coach colonel
    commander commissioner congressman congresswoman consul coordinator councillor councilor
    defence defense delegate deputy detective diplomat director editor emperor envoy executive
    former general governor inspector judge junior justice king lady leader lieutenant lord
    madam major marshal master mayor minister officer official pastor pope premier president
    prime prince princess principal prof professor prosecutor queen representative secretary
    senator senior sergeant sheikh sheriff sir speaker spokesman spokesperson spokeswoman
    superintendent supreme treasurer under vice warden mr mrs ms miss mx dr sen rep gov gen lt
    col sgt jr sr rev hon capt sens reps adm maj pres st foreign interior finance state press""")
#: Titles that are surnames too: Elin King, Martin Bishop.
SURNAMES_TOO = _set("""king bishop prince pope judge justice major marshal master chief lord
    cardinal constable abbot dean page ward""")
#: What somebody wrote or said: “a letter from Lind” speaks for Lind, “a friend of Lind” does not.
WORKS = _set("""account address allegation announcement answer argument article assertion
    autobiography blog book column comment commentary comments communique complaint declaration
    description diary editorial email essay explanation interview letter mail manifesto memo
    memoir message note op-ed opinion pamphlet post prediction remark remarks reply report
    response retort speech statement statements suggestion telegram testimony text tweet verdict
    video warning words""")
CLAIMS = WORKS | _set(
    "accusation assurance charge claim claims contention denial insistence promise threat vow"
)
#: What makes a capitalised name that of a place, a body, a paper or a thing.
NO_PERSON = _set("""academy administration agency airlines airport alliance arabia army asia
    assembly association authority avenue bank bay beach board bridge brigade broadcaster
    building bureau camp canal capital castle cathedral center central centre chamber channel
    church city club coalition coast college command commission committee company conference
    congress constitution corporation corps council county court crown cup daily day democratic
    department district division east eastern embassy emirates empire factory faso federation
    festival fleet force forces forum foundation fund games garden gazette government group gulf
    hall harbor harbour headquarters herald high highway hill hills hospital hotel house
    initiative institute international island islands isle journal kingdom kong lake league
    legislature leone library line magazine mall market media ministry mosque mountain mountains
    movement museum nation national nations navy network new news newspaper north northern
    office operation order organisation organization pact palace park parliament party peninsula
    people's plan plant plaza police port post press prize province radio railway range reef
    region republic reserve restaurant review rica river road salvador school sea senate service
    shop silk society south southern square stadium states station store strait street summit
    sun synod team television temple territories territory theater theatre times tower town
    trade treasury treaty tribune troops tv union united university valley village war west
    western zealand zone lanka""")
#: What a body is called in short where it was named in full before.
BODIES = _set("""agency army association authority bureau commission committee company council
    department foundation group institute ministry movement organisation organization party police
    union university broadcaster newspaper""")
OUTLETS = _set("""agency agencies broadcaster bulletin chronicle courier daily dispatch examiner
    gazette globe guardian inquirer mirror observer sentinel telegraph herald journal magazine
    media network news newspaper post press radio report television times tribune tv website
    wire""")
#: Words for somebody unnamed, beside those in -er, -or, -ist, -man …
PEOPLE = (
    RELATIONS
    | TITLES
    | _set("""clerk nurse cook guard guide student resident citizen native veteran
    civilian survivor expert analyst victim youth teenager pupil priest monk nun spy thief
    witness soldier patient passenger pilot peasant guest host hero mate""")
)
#: Prepositions after which a name describes somebody or something else.
OF = "of to for with by from about against on over under between among beside behind like than via"
PLACE = "in at near across through around inside outside throughout toward towards into"
