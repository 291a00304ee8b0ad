const months = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "Mar 2011 to Jul 2025"; one month alone where it is one. Null where there is no date. */
export function spanOfDates(earliest: string | null, latest: string | null): string | null {
  if (earliest === null || latest === null) return null
  const [from, to] = [months.format(new Date(earliest)), months.format(new Date(latest))]
  return from === to ? from : `${from} to ${to}`
}
