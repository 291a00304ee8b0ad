const plural = new Intl.PluralRules('en')
const number = new Intl.NumberFormat('en')

/** "1 article", "2,000 articles". */
export function countOf(count: number, noun: string): string {
  return `${number.format(count)} ${plural.select(count) === 'one' ? noun : `${noun}s`}`
}

export function formatCount(count: number): string {
  return number.format(count)
}
