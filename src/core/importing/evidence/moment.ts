import { dateOf } from './dates.ts'

const second = 1000
/** Nothing was saved on the web before it: an earlier date is a fault of the export. */
const earliest = Date.UTC(1990, 0, 1)
const aheadMs = 2 * 24 * 3600 * second

/**
 * The moment at which another reader says that something happened, as ISO 8601 in UTC. Numbers are seconds,
 * milliseconds or microseconds since 1970, told apart by their size; dates without an offset are in UTC, as
 * the services store them. Null for what is no date, lies before the web or in the future.
 */
export function momentOf(value: unknown, now = Date.now()): string | null {
  const time = timeOf(value)
  if (time === null || !(time >= earliest && time <= now + aheadMs)) return null
  return new Date(time).toISOString()
}

function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return sinceEpoch(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d{6,20}(?:\.\d+)?$/.test(text)) return sinceEpoch(Number(text))
  const written =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(text)
  if (written !== null) {
    const [, date = '', time = '', offset = 'Z'] = written
    return parsed(`${date}T${time}${offsetOf(offset)}`)
  }
  const date = dateOf(text)
  return date === null ? null : parsed(date)
}

/** 1e11 seconds are the year 5138; as milliseconds they are 1973. */
function sinceEpoch(number: number): number | null {
  if (!Number.isFinite(number) || number <= 0) return null
  if (number < 1e11) return Math.round(number * second)
  return number < 1e14 ? Math.round(number) : Math.round(number / 1000)
}

function offsetOf(offset: string): string {
  if (/^z$/i.test(offset)) return 'Z'
  const [, hours = '', minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(offset) ?? []
  return `${hours}:${minutes}`
}

function parsed(text: string): number | null {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
}
