/**
 * Words by which one thing is known in the documentation of different releases, in the three languages. They only serve
 * to tell that two labels mean the same; the product's own labels stand in `locales`.
 */
const terms: readonly (readonly string[])[] = [
  ['All workspaces', 'Alla arbetsytor', 'Alle arbeidsområder'],
  [
    'Retail and Commerce IT',
    'Butik och handel-IT',
    'Butiks- och handels-IT',
    'IT för Retail and Commerce',
    'IT for Retail og Commerce',
    'IT for detaljhandel og handel',
  ],
  [
    'Store financials',
    'Retail store financials',
    'Butiksekonomi',
    'Finans for butikk',
    'Finans for handelsbutikk',
    'Finans for detaljhandelsbutikk',
  ],
  [
    'Distribution schedule',
    'Distributionsschema',
    'Fördelningsplan',
    'Distributionsplaner',
    'Distribusjonsplan',
    'Distribusjonstidsplan',
  ],
  ['Run now', 'Kör nu', 'Kjør nå'],
  ['Create batch job', 'Skapa batchjobb', 'Opprett satsvis jobb'],
  ['Run in the background', 'Kör i bakgrunden', 'Kjør i bakgrunnen'],
  ['Batch processing', 'Batchbearbetning', 'Satsvis behandling'],
  ['Recurrence', 'Upprepning', 'Återkommande', 'Regelmessighet', 'Gjentakelse'],
  ['No end date', 'Slutdatum saknas', 'Inget slutdatum', 'Ingen sluttdato'],
  ['End after', 'Sluta efter', 'Slut efter', 'Avslutt etter'],
  ['End by', 'Sluta den', 'Avslutt innen'],
  ['Count', 'Antal', 'Antall'],
  ['Synchronize orders', 'Synkronisera order', 'Synkroniser ordrer'],
  ['Organization hierarchy', 'Organisationshierarki', 'Organisasjonshierarki'],
  [
    'Stores by Region',
    'Retail Stores by Region',
    'Butiker efter region',
    'Butikker etter område',
    'Detaljhandelsbutikker etter område',
    'Detaljhandelsbutikker etter region',
  ],
  ['Yes', 'Ja'],
  ['No', 'Nej', 'Nei'],
  ['Save', 'Spara', 'Lagre'],
  ['New', 'Ny', 'Nytt'],
  ['Add', 'Lägg till', 'Legg til'],
  ['Delete', 'Ta bort', 'Slett'],
  ['Edit', 'Redigera', 'Rediger'],
  ['Close', 'Stäng', 'Lukk'],
  ['Cancel', 'Avbryt'],
  ['Post', 'Bokför', 'Poster'],
  ['Name', 'Namn', 'Navn'],
  ['Description', 'Beskrivning', 'Beskrivelse'],
  ['Start date', 'Startdatum', 'Startdato'],
  ['Time zone', 'Tidszon', 'Tidssone'],
]

const indexes = new Map<string, number>()
for (const [index, words] of terms.entries()) for (const word of words) indexes.set(normalized(word), index)

/** What two labels are to each other: `unknown` unless both are words that the importer knows. */
export function compareLabels(one: string, other: string): 'same' | 'different' | 'unknown' {
  if (normalized(one) === normalized(other)) return 'same'
  const first = indexes.get(normalized(one))
  const second = indexes.get(normalized(other))
  if (first === undefined || second === undefined) return 'unknown'
  return first === second ? 'same' : 'different'
}

function normalized(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim()
}
