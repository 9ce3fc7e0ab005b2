"""Given names that are a woman's, or a man's, wherever they are common: *she* is not Otto Berg.

Names that both bear, here or in another country (Andrea, Jan, Jean, Kim, Robin, Sasha), are left
out: what is not in the lists tells nothing.
"""

from __future__ import annotations

WOMEN = frozenset(
    """abigail adriana agnes agnieszka aisha alejandra alice alicia alina alyona amanda amelia
    amina amy ana anastasia angela angelina anita anna annalena anne antonia anya asma astrid
    ayesha barbara beatrice beatriz becky bella benazir bernadette beth betty birgit brenda
    bridget brigitte camila camilla carla carmen carolina caroline catarina catherine cecilia
    celia charlotte chiara christina christine claire clara claudia consuelo cristina cynthia
    daniela daria deborah delia diana diane dolores donna dora doris dorothy ebba edith eileen
    ekaterina eleanor elena elin elisabeth eliza elizabeth ella ellen elsa emily emma erika
    esther eva evelyn fatima fiona florence frances franziska gabriela galina gertrude giorgia
    giulia gloria grace greta gudrun hanna hannah heather heidi helen helena helga hilary
    hillary ida ilona ines inga ingrid irene irina isabel isabella jacinda jana jane janet
    janine jennifer jenny jessica joan joanna johanna josefa josephine joyce juanita judith
    julia juliana julie kaja karen karin karina katarina kate katharina katherine kathleen
    kathryn katja katya khadija kristina larissa laura leila lena lidia lina linda lisa
    liudmila liz lucia lucy ludmila luisa lydia magdalena maggie margaret margarita maria
    mariam marianne marie marina marta martha mary matilda maya megan melanie melissa mercedes
    mette michelle mina miriam molly monica nadezhda nadia nancy naoko naomi natalia natalie
    natasha nicole nina noor nora oksana olena olga olivia pamela patricia paula pauline
    penelope petra pilar polina priscilla priti rachel rebecca renate rita rosa rosemary roza
    ruth sabine sabrina sally samantha sanae sandra sanna sarah saskia segolene silvia simone
    sofia sonia sophia sophie stella stephanie susan susanne svetlana sylvia tamara tanya
    tatiana teresa theresa tina ulrike ursula ute valentina valeria vanessa vera veronica
    victoria virginia viviana wendy xenia yekaterina yelena yoko yolanda yulia yuriko yvette
    yvonne zainab zeynep zoe zuzana""".split()
)
MEN = frozenset(
    """aaron abdul abdullah abel abraham adam adolf adrian ahmad ahmed akhmad alan albert
    alberto alec aleksandr aleksei alexander alexei alexey alfred ali amir anatoly anders
    andrei andrew andrey andrzej anthony antoine anton antonio antony arjun arkady arnold
    arthur arturo august avi barack barry bashar ben benjamin benny bernard bernhard bernie
    bilal bill bob boris brad brian bruce bruno carl carlos cesar charles charlie chris
    christian christopher chuck clarence craig cyril damian daniel darren dave david dean denis
    dennis derek diego dieter dmitri dmitry dominic donald doug douglas duncan ed edgar eduard
    eduardo edward edwin emil emmanuel enrique eric erik ernest ernst eugene evgeny fabian
    farid felipe felix ferdinand fernando florian francisco francois frank franz fred frederick
    friedrich fritz fumio gary gavin geoffrey georg george gerald gerhard giovanni gleb gordon
    graham greg gregory guillermo gunther gustav guy gyorgy hamid hans harald harold harry
    hassan heinrich heinz helmut henri henry herbert hermann hiroshi horst howard hubert hugo
    hussein ian ibrahim igor ilya imran isaac ismail ivan jack jacob jaime jake jakub james
    janos jason javier jeff jeffrey jens jeremy jerry jim jimmy jiri joachim joe joel johannes
    john johnny jonas jonathan jorge jose josef joseph joshua juan julian julien julio jurgen
    justin karim karl keir keith ken kenji kenneth kevin khalid kirill klaus konstantin kurt
    larry lars laszlo laurent lawrence leo leon leonard leonid lloyd ludwig luis lukas magnus
    mahmoud manfred manuel marco marcus mark markus martin mateusz matt matteo matthew mauricio
    max maxim michael miguel mike mikhail mitch mohamed mohammad mohammed muhammad mustafa
    narendra nasser nathan neil nicholas nick nicolas nigel nikolai olaf oleg oliver olivier
    omar oscar oskar otto pablo patrick paul pavel pedro peter petr phil philip philipp pierre
    piotr rafael ralph rami ramon raul ray raymond recep reinhard reza ricardo richard rick
    rishi robert roberto rodrigo roger roland rolf roman ron ronald rudolf rupert russell
    salman sam samuel saul scott sean sebastian sergei sergey sergio seth shigeo shigeru shinzo
    simon stanislav stefan stephane stephen steve steven stuart sven takeshi tariq taro ted
    terry thierry thomas tim timothy tobias tom tomas tomasz tony tor uwe vaclav vadim valery
    vasily victor viktor vincent vitaly vladimir volodymyr walter werner wilhelm william
    wolfgang xavier yahya yakov yasser yevgeny yoshimasa yuri yusuf zack zoltan""".split()
)
