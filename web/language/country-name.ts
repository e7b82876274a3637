import { formattingLocale, type Locale } from './locales.ts'

/** ISO 3166-1 codes of three letters whose code of two is not how they begin, each with it behind: `SWESE`. */
const irregular: ReadonlyMap<string, string> = new Map(
  `
ABWAW AGOAO ALAAX ANDAD AREAE ARMAM ATAAQ ATFTF ATGAG AUTAT BDIBI BENBJ BESBQ BGDBD BHSBS BIHBA BLRBY BLZBZ
BRBBB BRNBN CAFCF CHLCL CHNCN CODCD COGCG COKCK COMKM CPVCV CUWCW CYMKY DNKDK ESHEH ESTEE FLKFK FROFO FSMFM
GINGN GLPGP GNBGW GNQGQ GRDGD GRLGL GUFGF GUYGY IRLIE IRQIQ ISRIL JAMJM KAZKZ KORKR LBRLR LBYLY MACMO MAFMF
MDGMG MDVMV MEXMX MLTMT MNEME MNPMP MOZMZ MTQMQ MYTYT NIUNU PAKPK PCNPN PLWPW PNGPG POLPL PRKKP PRTPT PRYPY
PYFPF SENSN SGSGS SLBSB SLVSV SPMPM SRBRS SURSR SVKSK SVNSI SWESE SWZSZ SYCSC TCDTD TKMTM TUNTN TURTR TUVTV
UKRUA URYUY WLFWF
`
    .trim()
    .split(/\s+/)
    .map((both) => [both.slice(0, 3), both.slice(3)]),
)

/** A country by its code of three letters, as channels have it, in the reader's words; what is no such code as it is. */
export function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{3}$/.test(code)) return code
  const region = irregular.get(code) ?? code.slice(0, 2)
  const names = new Intl.DisplayNames(formattingLocale(locale), { type: 'region', fallback: 'none' })
  return names.of(region) ?? code
}
