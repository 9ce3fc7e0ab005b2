"""What surrounds a name in English: titles, roles, relations, and what is no person at all.

Plain data, nothing in it names a person, a paper or a country; `persons` has the rules over it.
"""

from __future__ import annotations

from .words import word_set

FEMALE_ROLES = word_set("""sister wife daughter mother woman girl queen actress aunt widow lady
    niece grandmother granddaughter princess stepdaughter fiancee fiancée kinswoman bride
    girlfriend businesswoman chairwoman
    congresswoman councilwoman saleswoman spokeswoman stateswoman policewoman""")
MALE_ROLES = word_set("""brother husband son father man boy king actor uncle widower nephew
    grandfather grandson prince stepson fiance fiancé kinsman bridegroom
    boyfriend businessman chairman congressman councilman
    salesman spokesman statesman policeman""")
RELATIONS = (
    FEMALE_ROLES
    | MALE_ROLES
    | word_set("""aide adviser advisor ally assistant boss child colleague
    cousin critic deputy doctor friend heir lawyer neighbor neighbour opponent parent partner
    predecessor relative rival sibling spouse spokesperson successor supporter twin""")
)
#: Relatives, who may bear the surname too: without what stands before or behind (step-, -in-law).
KIN = word_set("""sister brother wife husband daughter son mother father aunt uncle niece nephew
    widow widower cousin sibling twin child parent spouse partner relative kinsman kinswoman
    descendant ancestor in-law fiance fiancee fiancé fiancée bride bridegroom girlfriend
    boyfriend""")
#: What stands before a name, or for it: an office says who a person is, and is nobody's name.
TITLES = word_set("""acting admiral ambassador archbishop assistant associate attorney bishop
    brigadier cardinal captain chairman chairwoman chair chancellor chief coach colonel
    commander commissioner congressman congresswoman consul coordinator councillor councilor counsel
    defence defense delegate deputy detective diplomat director editor emperor envoy executive
    former general governor inspector judge junior justice king lady leader lieutenant lord
    madam major marshal master mayor minister officer official pastor pope premier president
    prime prince princess principal prof professor prosecutor queen representative secretary
    senator senior sergeant sheikh sheriff sir speaker spokesman spokesperson spokeswoman
    superintendent supreme treasurer under vice warden mr mrs ms miss mx dr sen rep gov gen lt
    col sgt jr sr rev hon
    affairs comrade coroner coun cllr dame baroness rabbi imam ayatollah member manager
    administrator trustee alderman assemblyman assemblywoman councilmember chairperson
    legislator lawmaker professor analyst capt sens reps adm maj pres st foreign interior
    finance state press ombudsman ceo cfo coo cto vp mp mps mep meps pm dpm fm""")
#: What makes an office another one: “the president” is no vice president.
LOWERING = word_set("""acting assistant associate deputy elect ex former junior late prime shadow
    then under vice""")
#: Titles that are surnames too: Elin King, Martin Bishop.
SURNAMES_TOO = word_set("""king bishop prince pope judge justice major marshal master chief lord
    cardinal constable abbot dean page ward""")
#: What somebody wrote or said: “a letter from Lind” speaks for Lind, “a friend of Lind” does not.
WORKS = word_set("""account address allegation announcement answer argument article assertion
    autobiography blog book column comment commentary comments communique complaint declaration
    description diary editorial email essay explanation interview letter mail manifesto memo
    memoir message note op-ed opinion pamphlet post prediction remark remarks reply report
    readout recording response retort speech statement statements suggestion telegram testimony text
    transcript tweet verdict video warning words""")
CLAIMS = WORKS | word_set(
    """accusation assurance charge claim claims contention decree denial edict insistence position
    promise threat vow"""
)
#: What makes a capitalised name that of a place, a body, a paper or a thing.
NO_PERSON = word_set("""academy accord act administration advertiser agency airline airlines
    airport airways alliance arabia archive archives army arsenal asia assembly associates
    association auditorium authority automotive avenue bancorp bank barracks bay beach beacon
    bloc board bomb bridge briefing brigade broadcaster broadcasting building bulletin bureau
    cabinet camp campaign canal capital castle cathedral caucus cemetery center central centre
    chamber channel charity chemical chemicals chiefs chronicle church citizens city clarion
    clinic club co coal coalition coast college command commission committee commons
    commonwealth communications community company complex confederation conference conflict
    congregation congress congressional consortium constitution construction consulate
    consulting convention corp corporation corps cosmodrome council county court crescent crisis
    crown cruise cup daily data day deal declaration defense delegation democrat democratic
    democrats department dialogue diet directorate district division doctrine documents drill
    drills dynamics dynasty east eastern electric electronics embassy emirates empire endowment
    energy engineering enquirer enterprise enterprises entertainment equity era estate euro
    exchange exercise exercises experts express facility faction factories factory farm farms
    faso federal federation fellowship festival files finance financial firm fleet focus foods
    football force forces forum foundation freight frontier fund games garden gas gazette global
    gmbh government group guard guards guild gulf habitat hall harbor harbour headlines
    headquarters heavy herald heritage high highway hill hills holdings hospital hotel house
    images inc incorporated industrial industries industry initiative insider institute
    institution insurance intelligence international invest investment investments island
    islands isle journal junta kingdom kong laboratories laboratory labs lake lanka launch
    league legislature leone library limited line lines lobby lodge logistics lords ltd machine
    machinery magazine mall manufacturing marine marines maritime market materials media
    memorandum memorial metals military militia mill mines mining ministry missile missiles
    mission mobile monitor monument mosque motors mountain mountains movement municipality
    museum mutual nation national nations naval navy network new news newspaper north northern
    nuclear observatory observer ocean office officials oil online operation order organisation
    organization outlook oversight pact palace panel parish park parliament partners partnership
    party patriot patrol peninsula people's petroleum pharma pharmaceutical pharmaceuticals
    photo photos pictorial pictures plains plan plant platform plaza plc police politburo port
    post post-dispatch precinct presidential presidium press principality prize productions
    products program programme project properties protection protocol province pte pty radar
    radio rail railroad railway railways ranch range realty rebels recorder records reef
    refinery regime region register registry reporters republic republican republicans research
    reserve resolution resources restaurant retail review rica rights river road rocket rockets
    room rule salvador sanctions satellite school sea secretariat securities security
    semiconductor senate senators series service services shipbuilding shipping shipyard
    shipyards shop silk society software solar solution solutions sources south southern
    spectator spectrum sports square stadium standard stars state statement states station stock
    store strait strategic strategy street studio studios subcommittee summit sun supplies
    supply synod systems talks tank tanker tanks task team technologies technology telecom
    telecommunications telegram television temple terminal territories territory test tests
    theater theatre times today tower towers town township trade trading transcript transit
    transport transportation travel treasury treaty tribune troops trust truth tunnel tv union
    unit united universe university utilities utility valley venture ventures vessel video
    videos village voice war warship watch waterworks weapon weapons weekly west western wire
    wireless women workers works workshop world yard yards yearbook zealand zone zoo
    bakers brewers bottlers builders carriers dealers distillers engineers farmers fishers growers
    haulers jewellers makers manufacturers merchants millers miners movers outfitters packers
    planners printers producers publishers retailers roofers shippers suppliers tailors traders
    weavers welders""")
#: Of these, surnames, where nothing but first names stands before: Otto Hill, Anna North.
NOUNS_TOO = word_set("""banks beach bridges camp castle church cross day deal fields frost hall hill
    hills house lake mills north park parks post power price street tower towers waters west""")
#: First names that are places too: Victoria Park, Albert Hall.
PLACES_TOO = word_set("albert carolina charlotte florence georgia grace pearl victoria virginia")
#: What a place, never a person, begins with: Port Ode, San Tarno.
OF_A_PLACE = word_set("""cape ciudad fort los las lower mount new old port puerto san santa santo
    sao upper""")
#: What a body is called in short where it was named in full before.
BODIES = word_set("""agency army association authority bureau commission committee company council
    department foundation group institute ministry movement organisation organization party police
    union university broadcaster newspaper""")
OUTLETS = word_set("""advertiser agencies agency beacon broadcaster bulletin chronicle clarion
    courier daily dispatch enquirer examiner gazette globe guardian herald inquirer journal
    ledger magazine media mirror monitor network news newspaper observer post press radio
    report sentinel telegraph television times tribune tv website weekly wire
    bloomberg interfax kyodo reuters shimbun sinmun tass xinhua yonhap""")
#: Words for somebody unnamed, beside those in -er, -or, -ist, -man …
PEOPLE = (
    RELATIONS
    | TITLES
    | word_set("""clerk nurse cook guard guide student resident citizen native veteran
    civilian survivor expert analyst victim youth teenager pupil priest monk nun spy thief
    witness soldier patient passenger pilot peasant guest host hero mate
    politician magnate firebrand tycoon academic despot warlord democrat republican""")
)
#: Who or what can say something, beside names.
VOICES = (
    PEOPLE
    | BODIES
    | OUTLETS
    | CLAIMS
    | word_set("""administration ad anthem audience band bank bill board chamber club guild league
    cabinet camp campaign caption chorus church
    city class coalition command congress country couple court crowd embassy family fans firm force
    forces government headline house indictment judges jury lawsuit leadership men mob nation
    office opposition other others page pair parents paper parliament people petition plaque poll
    poster public regime resolution ruling school side sign some song source staff state survey
    team town transcript tribunal troops village women world youth""")
)
#: Offices: who holds one is named behind it; a relation is to whoever is named behind it.
OFFICES = TITLES - RELATIONS
#: Offices that a person has who has no other: “the general” may be the chief of staff.
POSTS = OFFICES - word_set("""acting admiral analyst captain chief colonel commander comrade
    diplomat director executive finance foreign former general interior lawmaker leader legislator
    lieutenant major marshal officer official press professor state affairs""")
#: States, and capitals that stand for them: “Tokyo has protested” names nobody.
STATES = word_set("""afghanistan america ankara australia austria baghdad beijing belarus belgium
    berlin brazil britain brussels cairo canada china cuba damascus denmark egypt england europe
    finland france germany greece hanoi havana hungary india indonesia iran iraq israel italy japan
    kabul korea kyiv libya london malaysia mexico moscow myanmar norway pakistan paris philippines
    poland pyongyang russia seoul singapore spain sweden switzerland syria taipei taiwan tehran
    thailand tokyo turkey ukraine venezuela vietnam washington""")
#: Prepositions after which a name describes somebody or something else.
OF = "of to for with by from about against on over under between among beside behind like than via"
PLACE = "in at near across through around inside outside throughout toward towards into"
