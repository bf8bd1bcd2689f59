"""Texts in eight languages, written for the trial of language detectors; cut into snippets of 200 characters.

They are in the style of the genre: English programme names inside German sentences, sums, abbreviations, a table row.
"""

from collections.abc import Iterator

SNIPPET_LENGTH = 200  # characters

TEXTS = {
    "de": (
        "Das Land stockt sein Programm für kleine Rechenzentren auf. Wie die Staatskanzlei am Dienstag mitteilte, "
        "stehen bis Ende 2027 insgesamt 48 Mio. Euro bereit, davon 12 Mio. Euro für Kommunen. Anträge nimmt die "
        "Landesbank entgegen. Im Rahmen des AI Compute Boost Scheme fördert der Bund gemeinsam mit Partnern wie "
        "dem Open Data Hub und der Green Chip Alliance neue Testfelder. Die Mittel stammen je zur Hälfte aus dem "
        "Digital Growth Fund und dem Haushalt. | Träger | Laufzeit | Summe | Stadt Lindenau | 2025–2027 | 3,4 Mio. € "
        "| Verein Werkraum e. V. | 2026 | 250.000 € | Hochschulen können bis zu 80 Prozent ihrer Kosten ersetzt "
        "bekommen; Betriebe müssen mindestens die Hälfte selbst tragen. Kritik kam von der Opposition: Das Geld "
        "reiche nicht einmal, um die Stromrechnung der Anlagen zu bezahlen. Newsletter abonnieren Lesedauer vier "
        "Minuten Das könnte Sie auch interessieren: Warum Fachkräfte fehlen und was Gemeinden dagegen tun"
    ),
    "en": (
        "The government has widened its grant scheme for regional computing sites. Officials said on Tuesday that "
        "£48 million would be available until the end of 2027, of which a quarter is set aside for councils. "
        "Applications open in spring. Under the Programm Rechenkraft, German partners such as the Landesbank "
        "Lindenau will match each pound that is spent on shared test beds along the border. | Recipient | Term | "
        "Sum | Lindenau Council | 2025-2027 | £3.4m | Workroom Trust | 2026 | £250,000 | Universities may claim up to "
        "eighty per cent of their costs; firms have to pay at least half themselves. Opposition members were not "
        "impressed: the money would hardly cover the power bill of the machines, one of them said. Subscribe to our "
        "newsletter Four minute read You may also like: why skilled workers are missing, and what towns can do"
    ),
    "fr": (
        "La région renforce son programme en faveur des petits centres de calcul. Selon un communiqué publié mardi, "
        "48 millions d’euros seront disponibles jusqu’à la fin de 2027, dont un quart réservé aux communes. Les "
        "dossiers sont à déposer auprès de la banque régionale. Dans le cadre de l’AI Compute Boost Scheme, l’État "
        "finance avec la Green Chip Alliance et l’Open Data Hub de nouveaux bancs d’essai. | Bénéficiaire | Durée | "
        "Montant | Ville de Tilleul | 2025-2027 | 3,4 M€ | Association Atelier | 2026 | 250 000 € | Les universités "
        "peuvent se faire rembourser jusqu’à 80 % de leurs frais ; les entreprises doivent en payer au moins la "
        "moitié. L’opposition reste sceptique : cet argent ne suffirait même pas à régler la facture d’électricité. "
        "S’abonner à la lettre Lecture : quatre minutes À lire aussi : pourquoi les ouvriers qualifiés manquent"
    ),
    "pl": (
        "Województwo zwiększa budżet programu dla małych ośrodków obliczeniowych. Jak podał we wtorek urząd, do końca "
        "2027 roku dostępne będzie 48 mln zł, z czego jedna czwarta dla gmin. Wnioski przyjmuje bank regionalny. W "
        "ramach AI Compute Boost Scheme państwo wspólnie z Green Chip Alliance oraz Open Data Hub sfinansuje nowe "
        "stanowiska badawcze. | Beneficjent | Okres | Kwota | Miasto Lipowo | 2025–2027 | 3,4 mln zł | Fundacja "
        "Pracownia | 2026 | 250 000 zł | Uczelnie mogą odzyskać do 80 procent kosztów, a firmy muszą zapłacić "
        "przynajmniej połowę same. Opozycja nie kryje wątpliwości: tych pieniędzy nie wystarczy nawet na rachunki za "
        "prąd. Zapisz się do newslettera Czas czytania: cztery minuty Zobacz też: dlaczego brakuje fachowców"
    ),
    "es": (
        "La región amplía su programa para pequeños centros de cálculo. Según informó el martes la consejería, habrá "
        "48 millones de euros hasta finales de 2027, de los que una cuarta parte se reserva a los municipios. Las "
        "solicitudes se presentan en el banco regional. Dentro del AI Compute Boost Scheme, el Estado financia junto "
        "con la Green Chip Alliance nuevas instalaciones de prueba. | Entidad | Plazo | Importe | Ayuntamiento de "
        "Tilar | 2025-2027 | 3,4 M€ | Las universidades pueden recuperar hasta el 80 % de sus gastos; las empresas "
        "deben pagar al menos la mitad. La oposición cree que el dinero no alcanza ni para la factura de la luz."
    ),
    "it": (
        "La regione rafforza il suo programma per i piccoli centri di calcolo. Come ha comunicato martedì la giunta, "
        "fino alla fine del 2027 saranno disponibili 48 milioni di euro, un quarto dei quali riservato ai comuni. Le "
        "domande vanno presentate alla banca regionale. Nell’ambito dell’AI Compute Boost Scheme lo Stato finanzia "
        "con la Green Chip Alliance nuovi banchi di prova. | Ente | Durata | Importo | Comune di Tiglio | 2025-2027 | "
        "3,4 mln € | Le università possono farsi rimborsare fino all’80 % delle spese; le imprese devono pagarne "
        "almeno la metà. Secondo l’opposizione i soldi non bastano nemmeno per la bolletta della luce."
    ),
    "nl": (
        "De provincie breidt haar regeling voor kleine rekencentra uit. Zoals het bestuur dinsdag meedeelde, is er tot "
        "eind 2027 in totaal 48 miljoen euro beschikbaar, waarvan een kwart voor gemeenten. Aanvragen lopen via de "
        "regionale bank. Binnen het AI Compute Boost Scheme betaalt het Rijk samen met de Green Chip Alliance nieuwe "
        "proefopstellingen. | Ontvanger | Looptijd | Bedrag | Gemeente Lindedam | 2025-2027 | € 3,4 mln | "
        "Universiteiten krijgen tot 80 procent van hun kosten vergoed; bedrijven moeten ten minste de helft zelf "
        "dragen. De oppositie is niet onder de indruk: het geld dekt nog niet eens de energierekening."
    ),
    "cs": (
        "Kraj rozšiřuje svůj program pro malá výpočetní střediska. Jak v úterý oznámil úřad, do konce roku 2027 bude k "
        "dispozici 48 milionů korun, z toho čtvrtina pro obce. Žádosti přijímá krajská banka. V rámci AI Compute Boost "
        "Scheme stát společně s Green Chip Alliance zaplatí nová zkušební pracoviště. | Příjemce | Období | Částka | "
        "Město Lipov | 2025–2027 | 3,4 mil. Kč | Vysoké školy mohou získat zpět až 80 procent nákladů, firmy musí "
        "zaplatit nejméně polovinu samy. Opozice má pochybnosti: peníze prý nebudou stačit ani na účet za elektřinu."
    ),
}


def snippets(length: int = SNIPPET_LENGTH, stride: int = 50) -> Iterator[tuple[str, str]]:
    """Yield (language, snippet) for every window of `length` characters, `stride` apart."""
    for language, text in TEXTS.items():
        for start in range(0, len(text) - length + 1, stride):
            yield language, text[start : start + length]
