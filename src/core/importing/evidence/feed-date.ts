import { dateOf } from './dates.ts'

/** Zones by name, as RFC 822 and the habits of America have them. */
const zones: Readonly<Record<string, string>> = {
  ut: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
  cet: '+0100',
  cest: '+0200',
  bst: '+0100',
}

/** The date of a feed: RFC 822 with its zones by name and years of two digits, else ISO 8601. */
export function feedDate(text: string | null): string | null {
  if (text === null) return null
  const plain = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[a-z]{3,9},?\s+(?=\d)/i, '')
    .replace(
      /^(\d{1,2} [a-z]{3})[a-z]* (\d{2}) /i,
      (_, day: string, year: string) => `${day} ${century(year)} `,
    )
    .replace(/^(\d{1,2} [a-z]{3})[a-z]* (\d{4})/i, '$1 $2')
    .replace(/ ([a-z]{2,4})$/i, (whole, zone: string) => ` ${zones[zone.toLowerCase()] ?? zone}`)
    .replace(/ ([+-]\d{2}):(\d{2})$/, ' $1$2')
  return dateOf(plain)
}

function century(year: string): string {
  return Number(year) < 70 ? `20${year}` : `19${year}`
}
