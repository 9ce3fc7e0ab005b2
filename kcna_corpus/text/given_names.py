"""Given names that are a woman's, or a man's, wherever they are common: *she* is not Otto Berg.

Names that both bear, here or in another country (Andrea, Jan, Jean, Kim, Robin, Sasha), are left
out: what is not in the lists tells nothing.
"""

WOMEN = frozenset(
    """abigail adriana agnes agnieszka aileen aimee aisha alejandra alexandra alice alicia alina
    alison allison alyona amanda amelia amelie amina amy ana anais anastasia angela angelina
    angelique anita anjali anke ann anna annabel annalena anne annette antje antonia anya aparna
    arlene asha asma astrid audrey aurelie ava ayesha barbara beata beatrice beatriz becky
    belinda bella benazir bernadette bernice beth bethany bettina betty beverley beverly bianca
    birgit birgitta blanca bonnie brenda bridget brigitte brittany camila camilla carla carmen
    carole carolina caroline carolyn cassandra catarina catherine cathy cecilia celia celine
    chantal charlene charlotte cheryl chiara chloe christiane christina christine claire clara
    clare claudia colleen connie constance consuelo corinne cristina cynthia dagmar daniela
    danielle danuta daria debbie deborah debra deepa deirdre delia delphine denise diana diane
    dianne dina divya dolores donna dora doris dorothy ebba edith edna eileen ekaterina elaine
    eleanor elena elin elisabeth elise eliza elizabeth elke ella ellen elodie elsa elsie
    elzbieta emilia emilie emily emma erica erika erin estelle esther ethel eunice eva evelyn
    ewa fatima faye felicity fernanda fiona florence frances francoise franziska gabriela
    gabriele gail galina geeta gemma genevieve georgia georgina geraldine gertrude gillian gina
    giorgia gisela giselle giulia gladys glenda gloria gordana grace graciela grazyna greta
    guadalupe gudrun gunilla gwen gwendolyn halina hanan hanna hannah hazel heather heidi heike
    helen helena helene helga henrietta hilary hildegard hillary hina huda ida ilona ilse imogen
    indira ines inga inge ingeborg ingrid irene irina iris irma iryna isabel isabella isabelle
    isla ivana ivy izabela jacinda jacqueline jacqui jadwiga jana jane janet janice janine
    jasmine jayne jeanette jeanne jelena jennifer jenny jessica jill joan joanna joanne jocelyn
    johanna jolanta josefa josefina josephine joyce juanita judith judy julia juliana julie
    juliette jutta kaja kamala karen karin karina karla katarina kate kateryna katharina
    katherine kathleen kathryn katie katja katya kavita kayla kerstin khadija kirsten kirsty
    klara kristen kristin kristina kristine ksenia laetitia lakshmi lana lara larissa larysa
    laura lauren layla leah leanne leila lena leticia lidia lily lina linda lisa liudmila liv
    liz ljiljana lois lorena loretta lorna lorraine louise lourdes lucia lucie lucinda lucy
    ludmila luisa lydia lynda lynne lyudmila mabel madeleine madeline magda magdalena maggie
    maja malgorzata malin mamata mandy marcia maren margaret margarita margot maria mariam
    marianne marie marija marilyn marina marine marisol marit mariya marjorie marlene marsha
    marta martha martina martine mary maryam mathilde matilda maureen mavis maya meena meera
    megan meghan melanie melissa mercedes mette mia michelle mildred milena milica mina miranda
    miriam mirjana moira molly mona monica monika monique muriel myra nadezhda nadia nadine
    nancy nandini naoko naomi natalia natalie natalya natasha nathalie nell niamh nichola nicola
    nicole nina nirmala nisha noor nora norma noura odile oksana oleksandra olena olga olha
    olive olivia paige pamela patricia patty paula paulette pauline pearl peggy penelope
    pernille petra phoebe phyllis pilar polina pooja pratibha preeti priscilla priti priya
    priyanka rachael rachel radha ragnhild rani raquel rebecca reem regina rekha renate rhoda
    rhonda rita roberta robyn rocio rosa rosalind rosalyn rosemarie rosemary rosie roxanne roza
    ruth sabine sabrina sadie sally samantha samira sanae sandra sandrine sangeeta sanna sarah
    saskia segolene sharon sheila shirin shirley signe sigrid silke silvia simone siobhan smriti
    snezana sofia soledad solveig sonia sonja sophia sophie stefanie stella stephanie sue susan
    susana susannah susanne sushma suzanne svetlana svitlana sylvia sylvie tabitha tamara tanya
    tara tatiana tatjana teresa tessa tetiana thelma theresa tiffany tina trudy ulla ulrike
    ursula usha ute valentina valeria valerie vandana vanessa vera veronica vesna vicki vicky
    victoria viola violet virginia virginie viviana vivien vivienne wendy wilma winifred xenia
    xiomara yana yasmin yasmine yekaterina yelena yoko yolanda yolande yulia yuliya yuriko
    yvette yvonne zahra zainab zara zeynep zoe zofia zoya zuzana""".split()
)
MEN = frozenset(
    """aaron abdel abdul abdulaziz abdullah abel abraham adam adolf adrian agustin ahmad ahmed ajay
    akbar akhmad akira alain alan alastair albert alberto alec alejandro aleksander aleksandr
    aleksei alessandro alexander alexei alexey alfred alfredo ali alistair allan alvaro amir
    amit amitabh anand anatoly anders andre andrei andres andrew andrey andrzej andy angus anil
    anthony antoine anton antoni antonio antony arjun arkady armando arne arnold arthur arturo
    arun ashok atul august avi barack barnaby barry bart bartosz bashar basil ben benjamin benny
    bernard bernhard bernie bertrand bilal bill bjorn bob bogdan boris boyd brad brendan brent
    brian bruce bruno bryan cameron carl carlo carlos cecil cesar chad charles charlie chris
    christian christopher chuck clarence clark claus clayton clement cliff clifford clive clyde
    colin conor conrad constantin craig curt cyril dalton damian damien dan daniel danny darrell
    darren dave david dean deepak denis dennis denys derek derrick desmond devendra dick didier
    diego dieter dirk dmitri dmitry dmytro domingo dominic donald donnie doug douglas dragan
    duncan dwight eamon earl ed eddie edgar edmond edmund eduard eduardo edward edwin eldon eli
    elias elliot elliott elmer emil emile emmanuel enrique enzo eric erik ernest ernesto ernst
    esteban ethan eugene evan everett evgeny fabian fabio faisal farid federico felipe felix
    ferdinand fergus fernando fidel filip finn florian floyd francesco francisco francois frank
    frankie franz fred frederick fredrik friedrich fritz fumio gabriel gareth gary gaston gavin
    gennady geoff geoffrey georg george gerald gerard gerardo gerhard germain giacomo gilbert
    gilles giorgio giovanni giuseppe gleb glen glenn gonzalo gopal goran gordon graham greg
    gregory grigory guido guillermo gunnar gunther gustav gustavo guy gyorgy hakan hamid hans
    harald harish harold harrison harry harvey hassan hector heinrich heinz helmut henri henrik
    henry henryk herbert herman hermann hiram hiroshi horst howard hubert hugh hugo hussein ian
    ibrahim ignacio igor ilya imran imre isaac ismael ismail ivan ivo jack jacob jaime jairam
    jake jakub jamal james janos jared jarek jason javad javier jed jeff jeffrey jens jeremy
    jerome jerry jesper jesus jez jim jimmie jimmy jiri joachim joao jochen joe joel johan
    johannes john johnny jon jonas jonathan jordi jorge jorgen jose josef joseph josh joshua
    josip juan juergen julian julien julio jurgen jurij justin kamal karim karl kasper kazimierz
    keir keith ken kenji kenneth kevin khalid khurram kieran kirill klaus konstantin kristian
    krzysztof kumar kurt kyle larry lars laszlo laurence laurent lawrence leandro lech leif leo
    leon leonard leonid leopold leroy levi liam lionel lloyd loic lorenzo lou luc luca lucas
    lucian ludwig luigi luis lukas luke maciej magnus mahesh mahmood mahmoud malcolm mamoru
    manfred manish manmohan manuel marc marcel marcelo marcin marco marcus marek mariano mario
    mark markus martin martyn marvin mateusz mathias matt matteo matthew matthias maurice
    mauricio max maxim maxwell mehmet melvin michael mick miguel mikael mike mikhail milan milos
    miroslav mitch mohamed mohammad mohammed mohan mohit morris moses moshe muhammad mukesh
    mustafa naoto narendra nasser nathan naveen ned neil neville nicholas nick nicolas niels
    nigel nikolai nils nitin norbert norman olaf olav oleg oleksandr oliver olivier olof omar
    orlando osama oscar oskar osvaldo otto owen pablo paddy paolo patricio patrick paul pavel
    pawel pedro per percy pete peter petr petro phil philip philipp pierre pieter piotr pradeep
    prakash preston rafael rahul rainer rajesh rajiv rajnath rakesh ralph ramesh rami ramon
    randall randolph randy rashid raul ravi ray raymond recep reginald reinhard reinhold rex
    reza ricardo richard rick ricky rishi rob robbie robert roberto roderick rodney rodrigo
    rogelio roger roland rolf romain roman ron ronald ronnie ross roy ruben rudolf rudy rupert
    russ russell ryan sachin salman sam samuel sanjay santiago santosh satish saul scott sean
    sebastian serge sergei sergey sergio seth shane sharad shashi shaun shehbaz shigeo shigeru
    shinzo sid sidney simeon simon slobodan stan stanislav stanley stefan stefano stephan
    stephane stephen steve steven stewart stuart subhash sundar sunil suresh sven syed takeshi
    taras tariq taro ted terry theo theodor theodore thierry thomas thorsten tibor tim timo
    timothy timur tobias todd tom tomas tomasz tommy tony tor toshiro travis trevor troy tyler
    ulrich umberto uwe vaclav vadim valery vasily vernon victor vijay vikram viktor vince
    vincent vinod vitaly vito vivek vlad vladimir vladislav volodymyr walid wallace walter
    warren wayne werner wes wesley wilhelm willem william willie winston wladyslaw wolfgang
    xavier yahya yakov yann yasser yevgeny yevhen yitzhak yoichi yoshimasa yousef youssef yukio
    yuri yusuf zack zbigniew zdenek zoltan zoran""".split()
)

#: Short forms, each before the names that it stands for.
_SHORT = """
abby abigail
alex alexander alexandra alexis
andy andrew
angie angela
barb barbara
becky rebecca
ben benjamin
bernie bernard
beth elizabeth
betsy elizabeth
betty elizabeth
bill william
bob robert
bobby robert
cathy catherine
charlie charles
chris christopher christine
chuck charles
cindy cynthia
connie constance
dan daniel
danny daniel
dave david
debbie deborah
dick richard
don donald
drew andrew
ed edward edwin
eddie edward
fred frederick
freddie frederick
gabe gabriel
gene eugene
gerry gerald
greg gregory
gus augustus
hank henry
harry harold henry
jack john
jeff jeffrey
jen jennifer
jenny jennifer
jerry gerald
jim james
jimmy james
joe joseph
johnny john
josh joshua
judy judith
kate catherine katherine
kathy katherine
ken kenneth
kim kimberly
larry lawrence
liz elizabeth
lou louis
maggie margaret
mandy amanda
marty martin
matt matthew
meg margaret
mick michael
mickey michael
mike michael
mitch mitchell
nate nathan nathaniel
nick nicholas nicolas
pat patricia patrick
patty patricia
peggy margaret
pete peter
phil philip phillip
ray raymond
rick richard
ricky richard
rob robert
ron ronald
sam samantha samuel
sandy alexandra sandra
sasha alexander alexandra
stan stanley
steve stephen steven
sue susan
ted edward theodore
theo theodore
tim timothy
tina christina
tom thomas
tommy thomas
tony anthony
vicky victoria
vlad vladimir
walt walter
wes wesley
will william
zach zachary
zack zachary
"""
_SHORT_OF = {short: names for short, *names in map(str.split, _SHORT.strip().split("\n"))}


def is_short_for(short: str, name: str) -> bool:
    """Tell whether a given name is a short form of another.

    >>> is_short_for("jim", "james"), is_short_for("james", "jim"), is_short_for("jim", "john")
    (True, False, False)
    """
    return name in _SHORT_OF.get(short, ())
