import type { Random } from './random.ts'

/** Where and to whom something is delivered. Countries are ISO 3166 alpha-3, as in the channel database. */
export interface Address {
  readonly name: string
  readonly street: string
  readonly streetNumber: string
  readonly city: string
  readonly county: string | null
  readonly district: string | null
  readonly state: string | null
  readonly postalCode: string
  readonly country: string
  readonly email: string
  readonly phone: string
  readonly attention: string | null
  /** What is written to whoever gets goods by e-mail. */
  readonly message: string | null
}

interface Town {
  readonly city: string
  readonly postalCodes: readonly string[]
  readonly districts: readonly string[]
  readonly county: string | null
  readonly state: string | null
}

interface Country {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly companies: readonly string[]
  readonly streets: readonly string[]
  readonly towns: readonly Town[]
  /** A telephone number of a range that no subscriber has, or that looks like none. */
  readonly phone: (random: Random) => string
}

/** Makes up somebody in a country, with a believable name and address. */
export function inventAddress(random: Random, country: string): Address {
  const source = countries[country]
  if (source === undefined) throw new Error(`Nobody is known to live in ${country}.`)
  const given = random.pick(source.given)
  const family = random.pick(source.family)
  const company = random.chance(6) ? random.pick(source.companies) : null
  const place = random.pick(source.towns)
  return {
    name: company ?? `${given} ${family}`,
    street: random.pick(source.streets),
    streetNumber: `${random.integer(1, 140)}${random.chance(18) ? random.pick(['A', 'B', 'C']) : ''}`,
    city: place.city,
    county: place.county,
    district: place.districts.length > 0 ? random.pick(place.districts) : null,
    state: place.state,
    postalCode: random.pick(place.postalCodes),
    country,
    email: `${latinLetters(given)}.${latinLetters(family)}${random.integer(1, 99)}@example.${random.pick(['com', 'org', 'net'])}`,
    phone: source.phone(random),
    attention: company === null ? null : `${given} ${family}`,
    message: null,
  }
}

/** The place whose taxes fall due on a delivery: the country, in the USA the state. */
export function taxPlace(address: Address): string {
  return address.state !== null && address.country === 'USA' ? `USA/${address.state}` : address.country
}

/** A name as it stands in an e-mail address. */
function latinLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}

function town(
  city: string,
  postalCodes: string,
  county: string | null = null,
  state: string | null = null,
  districts: readonly string[] = [],
): Town {
  return { city, postalCodes: postalCodes.split(', '), county, state, districts }
}

const countries: Readonly<Record<string, Country>> = {
  SWE: {
    given: [
      'Åsa',
      'Björn',
      'Märta',
      'Östen',
      'Linnéa',
      'Göran',
      'Anna',
      'Håkan',
      'Elin',
      'Sören',
      'Ebba',
      'Nils',
    ],
    family: [
      'Åkesson',
      'Öberg',
      'Sjöström',
      'Bäckström',
      'Lindqvist',
      'Ängström',
      'Nilsson',
      'Hägg',
      'Björk',
    ],
    companies: ['Snickeri Åström & Söner AB', 'Kafé Äppelgården HB', 'Västkustens Båtvarv AB'],
    streets: [
      'Åsögatan',
      'Östra Hamngatan',
      'Hökens gata',
      'Södra Förstadsgatan',
      'Järnvägsgatan',
      'Björkvägen',
    ],
    towns: [
      town('Stockholm', '116 24, 118 29, 113 30', 'Stockholms län', null, ['Södermalm', 'Hägersten']),
      town('Göteborg', '411 07, 413 01', 'Västra Götalands län'),
      town('Malmö', '211 43, 214 20', 'Skåne län'),
      town('Umeå', '903 26', 'Västerbottens län'),
      town('Örebro', '702 12', 'Örebro län'),
      town('Visby', '621 57', 'Gotlands län'),
    ],
    phone: (random) => `+46 70 174 06 ${random.integer(5, 99).toString().padStart(2, '0')}`,
  },
  NOR: {
    given: [
      'Åse',
      'Øystein',
      'Kjærsti',
      'Bjørn',
      'Ingrid',
      'Håkon',
      'Sølvi',
      'Pål',
      'Gro',
      'Jørgen',
      'Maren',
    ],
    family: ['Ødegård', 'Bjørnstad', 'Sæther', 'Hansen', 'Grønvold', 'Åsheim', 'Lærdal', 'Myhre', 'Kjøs'],
    companies: ['Ødegård & Sønner AS', 'Fjærland Fjordstue AS', 'Røros Gård og Hytte DA'],
    streets: [
      'Grønlandsleiret',
      'Øvre Slottsgate',
      'Bjørnstjerne Bjørnsons gate',
      'Ålesundveien',
      'Tæruddalen',
    ],
    towns: [
      town('Oslo', '0190, 0157, 0550', null, null, ['Grünerløkka', 'Tøyen']),
      town('Tromsø', '9008', 'Troms'),
      town('Ålesund', '6002', 'Møre og Romsdal'),
      town('Bodø', '8006', 'Nordland'),
      town('Bergen', '5003, 5014', 'Vestland'),
      town('Bærum', '1337', 'Akershus'),
    ],
    phone: (random) => `+47 21 00 ${random.integer(10, 99)} ${random.integer(10, 99)}`,
  },
  DNK: {
    given: ['Søren', 'Åge', 'Kirsten', 'Jørgen', 'Mette', 'Bjørk', 'Anders'],
    family: ['Sørensen', 'Nørgaard', 'Kjær', 'Æbelø', 'Østergaard', 'Holm'],
    companies: ['Ærøskøbing Bådværft ApS', 'Kaffehuset på Nørrebro ApS'],
    streets: ['Nørrebrogade', 'Ærøvej', 'Østerbrogade', 'Åboulevarden'],
    towns: [
      town('København Ø', '2100'),
      town('Århus C', '8000'),
      town('Helsingør', '3000'),
      town('Ærøskøbing', '5970'),
    ],
    phone: (random) => `+45 33 00 ${random.integer(10, 99)} ${random.integer(10, 99)}`,
  },
  FIN: {
    given: ['Päivi', 'Jyrki', 'Väinö', 'Aino', 'Åke', 'Hillevi'],
    family: ['Mäkelä', 'Hämäläinen', 'Lähteenmäki', 'Järvinen', 'Söderholm'],
    companies: ['Järvenpään Puutyö Oy', 'Hangö Sjöbod Ab'],
    streets: ['Hämeentie', 'Mäkelänkatu', 'Itäinen Rantakatu', 'Strandvägen'],
    towns: [
      town('Helsinki', '00500, 00530'),
      town('Jyväskylä', '40100'),
      town('Hanko', '10900'),
      town('Ähtäri', '63700'),
    ],
    phone: (random) => `+358 9 555 0${random.integer(100, 999)}`,
  },
  DEU: {
    given: ['Jürgen', 'Bärbel', 'Käthe', 'Sönke', 'Annegret', 'Thomas', 'Łucja', 'Anja'],
    family: ['Müller', 'Weiß', 'Jäger', 'Schröder', 'Köhler', 'Großmann', 'Petersen'],
    companies: ['Bootshaus Möwe GmbH & Co. KG', 'Buchhandlung Weißensee e. K.'],
    streets: ['Schönhauser Allee', 'Große Straße', 'Königstraße', 'Mühlenweg', 'Hafenstraße'],
    towns: [
      town('Berlin', '10435, 13086', null, null, ['Prenzlauer Berg', 'Weißensee']),
      town('Köln', '50667', 'Nordrhein-Westfalen'),
      town('Lübeck', '23552', 'Schleswig-Holstein'),
      town('München', '80331', 'Bayern'),
      town('Görlitz', '02826', 'Sachsen'),
    ],
    phone: (random) => `+49 30 23125 ${random.integer(100, 999)}`,
  },
  AUT: {
    given: ['Jörg', 'Brünhilde', 'Leopold', 'Käthe'],
    family: ['Grünwald', 'Höllerer', 'Pichler', 'Weißgerber'],
    companies: ['Alpenhütte Übergossen OG'],
    streets: ['Währinger Straße', 'Mühlgasse', 'Brückenstraße'],
    towns: [
      town('Wien', '1090, 1180'),
      town('Mödling', '2340', 'Niederösterreich'),
      town('Sölden', '6450', 'Tirol'),
    ],
    phone: (random) => `+43 1 555 0${random.integer(100, 999)}`,
  },
  NLD: {
    given: ['Joëlle', 'Sjoerd', 'Femke', 'Daniël', 'Anouk', 'Koen'],
    family: ['de Vries', 'van der Meer', 'Coördes', 'IJsbrandy', 'Bakker'],
    companies: ['Scheepswerf De Zeeleeuw B.V.', 'Café ’t Schip V.O.F.'],
    streets: ['Prinsengracht', 'Coöperatiestraat', 'Lange Voorhout', 'Oudezijds Voorburgwal'],
    towns: [
      town('Amsterdam', '1015 DK, 1012 GB', 'Noord-Holland'),
      town('Den Haag', '2514 EA'),
      town('’s-Hertogenbosch', '5211 JN'),
    ],
    phone: (random) => `+31 20 555 0${random.integer(100, 999)}`,
  },
  BEL: {
    given: ['Hélène', 'Benoît', 'Griet', 'Zoë'],
    family: ['Lefèvre', 'Peeters', 'Dubois', 'Van Damme'],
    companies: ['Brûlerie des Ardennes SRL'],
    streets: ['Rue de l’Église', 'Meir', 'Chaussée de Liège'],
    towns: [town('Liège', '4000', 'Liège'), town('Antwerpen', '2000'), town('Brussel', '1000')],
    phone: (random) => `+32 2 555 0${random.integer(100, 999)}`,
  },
  GBR: {
    given: ['Fiona', 'Alasdair', 'Siân', 'Oliver', 'Niamh', 'Gareth', 'Zoë', 'Harriet'],
    family: ['O’Donnell', 'Smith-Jones', 'MacLeod', 'Evans', 'Brontë', 'Whitaker'],
    companies: ['Fisher & Sons Chandlery Ltd', 'The Harbour Café'],
    streets: ['High Street', 'Quay Road', 'Bishop’s Lane', 'Marine Parade', 'Heol y Môr'],
    towns: [
      town('London', 'SE1 9GF, E1 6AN', 'Greater London'),
      town('Whitby', 'YO21 3PU', 'North Yorkshire'),
      town('Aberystwyth', 'SY23 2AZ', 'Ceredigion'),
      town('Edinburgh', 'EH6 6JJ', 'Midlothian'),
    ],
    phone: (random) => `+44 7700 900${random.integer(0, 999).toString().padStart(3, '0')}`,
  },
  USA: {
    given: ['Emily', 'José', 'Björn', 'Chloë', 'Michael', 'Renée', 'Tyler', 'Aaliyah'],
    family: ['Johnson', 'Nuñez', 'Lindstrom', 'O’Brien', 'García', 'Lee', 'Washington'],
    companies: ['Harbor & Pine LLC', 'Muñoz Brothers Outfitters, Inc.'],
    streets: [
      'Broadway',
      'Sunset Boulevard',
      'Pine Street',
      'S Congress Ave',
      'N Milwaukee Ave',
      'Harbor Drive',
    ],
    towns: [
      town('New York', '10012, 10001', 'New York', 'NY'),
      town('Los Angeles', '90028, 90012', 'Los Angeles', 'CA'),
      town('Austin', '78704', 'Travis', 'TX'),
      town('Seattle', '98101', 'King', 'WA'),
      town('Chicago', '60647', 'Cook', 'IL'),
      town('Portland', '97205', 'Multnomah', 'OR'),
    ],
    phone: (random) => `+1 212 555 01${random.integer(0, 99).toString().padStart(2, '0')}`,
  },
}
