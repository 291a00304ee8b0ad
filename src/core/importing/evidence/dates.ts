const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const dayMonthYear = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b/i
const monthDayYear = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i

/**
 * ISO 8601 as precise as what was written: a date alone, or date and time where an offset says when that
 * was. Null for what is no date, and for 03/04/2024, which nobody can tell.
 */
export function dateOf(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value !== 'string') return null
  const text = value.trim()
  return isoDate(text) ?? rfc822Date(text) ?? writtenDate(text)
}

function isoDate(text: string): string | null {
  const match = iso.exec(text)
  if (match === null) return null
  const [, year = '', month = '', day = '', hour, minute, second = '00', offset] = match
  const date = calendarDate(Number(year), Number(month), Number(day))
  if (date === null || hour === undefined || minute === undefined || offset === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return date
  const zone = offset.toUpperCase() === 'Z' ? 'Z' : offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  return `${date}T${hour}:${minute}:${second}${zone}`
}

/** `Tue, 05 Mar 2024 10:11:12 +0100`: with its time only where it has an offset. */
function rfc822Date(text: string): string | null {
  if (
    !/^(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:GMT|UTC?|Z|[+-]\d{4})$/i.test(
      text,
    )
  ) {
    return null
  }
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z')
}

function writtenDate(text: string): string | null {
  const european = dayMonthYear.exec(text)
  if (european !== null) return named(european[3], european[2], european[1])
  const american = monthDayYear.exec(text)
  if (american !== null) return named(american[3], american[1], american[2])
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text)
  return slashed === null ? null : calendarDate(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]))
}

function named(year = '', month = '', day = ''): string | null {
  const index = months.indexOf(month.slice(0, 3).toLowerCase())
  return index === -1 ? null : calendarDate(Number(year), index + 1, Number(day))
}

function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
