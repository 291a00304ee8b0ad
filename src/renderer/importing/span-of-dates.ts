import type { Say } from '@shared/language/say.ts'

/** "Mar 2011 to Jul 2025"; one month alone where it is one. Null where there is no date. */
export function spanOfDates(earliest: string | null, latest: string | null, say: Say): string | null {
  if (earliest === null || latest === null) return null
  const { month } = say.dates
  const [from, to] = [month.format(new Date(earliest)), month.format(new Date(latest))]
  return from === to ? from : say('importing.fromTo', { from, to })
}
