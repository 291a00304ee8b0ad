/** Days and numbers as the query language writes them: one, a comparison, a range. */

/** Both ends included; null where it is open. */
export interface Span {
  readonly from: number | null
  readonly to: number | null
}

/** Days since 1 January 1970, of the calendar and not of a clock. */
export type Day = number

const msPerDay = 86_400_000

export function dayOf(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / msPerDay)
}

/** The day that it is there where the computer stands. */
export function localDay(time: Date): Day {
  return dayOf(time.getFullYear(), time.getMonth() + 1, time.getDate())
}

/** The day as it is written, whatever the time and offset after it; null if it begins with no date. */
export function writtenDay(iso: string): Day | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso)
  if (found === null) return null
  return dayOf(Number(found[1]), Number(found[2] ?? '1'), Number(found[3] ?? '1'))
}

const comparison = /^(>=|<=|>|<)(.+)$/
const range = /^(.*?)\.\.(.*)$/

/** "2025", "2025-10", ">2025-10-10", "2025-01..2025-03", "7d", "today". Null where it is nothing of that. */
export function readDays(value: string, today: Day): Span | null {
  const compared = comparison.exec(value)
  if (compared !== null) return comparedDays(compared[1] ?? '', compared[2] ?? '', today)
  const ranged = range.exec(value)
  if (ranged === null) return readSpan(value, today)
  return between(ranged[1] ?? '', ranged[2] ?? '', (part) => readEnd(part, today))
}

/** An end of a range: there an age is a day, not all the time since. */
function readEnd(value: string, today: Day): Span | null {
  const age = readAge(value, today)
  return age === null ? readSpan(value, today) : { from: age, to: age }
}

function comparedDays(sign: string, value: string, today: Day): Span | null {
  const age = readAge(value, today)
  // An age is compared as an age: "<7d" is what is younger than seven days.
  if (age !== null) {
    if (sign === '<') return { from: age + 1, to: null }
    if (sign === '<=') return { from: age, to: null }
    return { from: null, to: sign === '>' ? age - 1 : age }
  }
  return compared(sign, readSpan(value, today))
}

function compared(sign: string, span: Span | null): Span | null {
  if (span === null || span.from === null || span.to === null) return null
  if (sign === '>') return { from: span.to + 1, to: null }
  if (sign === '>=') return { from: span.from, to: null }
  return { from: null, to: sign === '<' ? span.from - 1 : span.to }
}

function between(first: string, last: string, read: (part: string) => Span | null): Span | null {
  const from = first === '' ? null : read(first)
  const to = last === '' ? null : read(last)
  if ((first !== '' && from === null) || (last !== '' && to === null)) return null
  if (from === null && to === null) return null
  const span = { from: from?.from ?? null, to: to?.to ?? null }
  // The wrong way round, it is taken the right way round: nobody means nothing.
  if (from === null || to === null || (span.from ?? 0) <= (span.to ?? 0)) return span
  return { from: to.from, to: from.to }
}

function readSpan(value: string, today: Day): Span | null {
  if (value === 'today') return { from: today, to: today }
  if (value === 'yesterday') return { from: today - 1, to: today - 1 }
  const age = readAge(value, today)
  if (age !== null) return { from: age, to: today }
  const date = /^([1-9]\d{3})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(value)
  if (date === null) return null
  const year = Number(date[1])
  const month = date[2] === undefined ? null : Number(date[2])
  const day = date[3] === undefined ? null : Number(date[3])
  if (month === null) return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  if (month < 1 || month > 12) return null
  const lastOfMonth = dayOf(year, month + 1, 1) - 1
  if (day === null) return { from: dayOf(year, month, 1), to: lastOfMonth }
  const exactly = dayOf(year, month, day)
  return day >= 1 && exactly <= lastOfMonth ? { from: exactly, to: exactly } : null
}

/** The day that is so long ago: "7d", "2w", "3m", "1y". */
function readAge(value: string, today: Day): Day | null {
  const age = /^(\d{1,4})([dwmy])$/i.exec(value)
  if (age === null) return null
  const count = Number(age[1])
  const unit = (age[2] ?? '').toLowerCase()
  if (unit === 'd') return today - count
  if (unit === 'w') return today - 7 * count
  const now = new Date(today * msPerDay)
  const months = now.getUTCFullYear() * 12 + now.getUTCMonth() - (unit === 'm' ? count : 12 * count)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  // A month without a 31st ends on its last day.
  return Math.min(dayOf(year, month, now.getUTCDate()), dayOf(year, month + 1, 1) - 1)
}

/** ">2000", "500..1,000", "2000": whole numbers, thousands parted or not. */
export function readNumbers(value: string): Span | null {
  const plain = value.replaceAll(/(?<=\d)[,_](?=\d{3})/g, '')
  const number = (part: string): Span | null => {
    if (!/^\d{1,9}$/.test(part)) return null
    return { from: Number(part), to: Number(part) }
  }
  const sign = comparison.exec(plain)
  if (sign !== null) return compared(sign[1] ?? '', number(sign[2] ?? ''))
  const ranged = range.exec(plain)
  return ranged === null ? number(plain) : between(ranged[1] ?? '', ranged[2] ?? '', number)
}
