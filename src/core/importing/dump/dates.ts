import { monthNumber } from './months.ts'

export interface DateLine {
  /** 'updated' yields to a 'published' one; 'relative' says nothing that lasts; 'time' is a clock time alone. */
  readonly kind: 'published' | 'updated' | 'bare' | 'relative' | 'time'
  /** ISO 8601: a date, or date and time with an offset when the line gives one; null when it is not certain. */
  readonly iso: string | null
}

const published =
  /^(?:first published|published(?: on| at| by)?|posted(?: on)?|publication date|pub date|date|dated|issued|on|veröffentlicht(?: am)?|erschienen(?: am)?|datum|publié(?:e)?(?: le)?|mis en ligne le|publicado(?: el| em)?|publicada(?: el)?|fecha|data|pubblicato(?: il)?|il|gepubliceerd(?: op)?|опубликовано|дата|نُشر(?: في| يوم)?|نشر(?: في| يوم| بتاريخ)?|تاريخ النشر|تم النشر(?: في)?|التاريخ|بتاريخ|发布时间|发布于|时间|公開日|配信|פורסם(?: ב)?)(?=[\s:：\d\p{L}])\s*[:：]?\s*/iu
const updated =
  /^(?:last updated(?: on| at)?|updated(?: on| at)?|last modified|modified|aktualisiert(?: am)?|zuletzt aktualisiert(?: am)?|stand|mis(?:e)? à jour(?: le)?|modifié(?: le)?|actualizado(?: el)?|atualizado(?: em)?|aggiornato(?: il)?|обновлено|آخر تحديث|تم التحديث|تحديث|حُدّث(?: في)?|更新时间|更新|עודכן)(?=[\s:：\d\p{L}])\s*[:：]?\s*/iu
const relative =
  /^(?:just now|today|yesterday|(?:about |over |an? |\d{1,3} ?)(?:s|sec|second|m|min|mins|minute|h|hr|hrs|hour|d|day|w|week|month|mo|year|y|yr)s? ago|vor (?:einer|einem|\d{1,3}) (?:sekunde|minute|stunde|tag|woche|monat|jahr)[en]*|gestern|heute|il y a (?:une?|\d{1,3}) [\p{L}]+|hier|hace (?:una?|\d{1,3}) [\p{L}]+|ayer|há \d{1,3} [\p{L}]+|\d{1,3} [\p{L}]+ fa|(?:منذ|قبل) (?:\d{1,3} )?[\p{Script=Arabic}]+|أمس|اليوم|\d{1,3} ?(?:分钟|小时|天|分|時間|日)前|\d{1,3} [\p{L}]+ назад|вчера|сегодня|לפני \d{0,3} ?[\p{L}]+)[.]?$/iu
const weekday =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:يوم )?(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت|أحد|احد)|星期[一二三四五六日天])[.,،]?\s+/iu

const offsets: Readonly<Record<string, string>> = {
  z: 'Z', gmt: 'Z', utc: 'Z', 'غرينتش': 'Z', 'جرينتش': 'Z', 'بتوقيت غرينتش': 'Z',
  est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00', cest: '+02:00', mez: '+01:00', mesz: '+02:00', eet: '+02:00', eest: '+03:00', msk: '+03:00', jst: '+09:00', hkt: '+08:00',
} // prettier-ignore

/** A whole line that is a date (with its label, weekday, time), or null for any line that says more. */
export function parseDateLine(text: string): DateLine | null {
  if (text.length > 110 || (text.length > 40 && !/\p{Nd}/u.test(text))) return null
  const line = latinDigits(text)
    .replaceAll(/^[*_([]+|[*_)\]]+$/gu, '')
    .trim()
  // "Published 10 October 2025 | Updated 11 October 2025": the first tells.
  const halves = line.split(
    /\s*(?:[|•·–—;-]\s*|,\s*|\s)(?=(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|آخر تحديث)\b)/iu,
  )
  const [first = '', secondHalf] = halves
  if (secondHalf !== undefined && first !== '') {
    const one = parseOne(first)
    return one !== null && parseOne(secondHalf) !== null ? one : null
  }
  return parseOne(line)
}

function parseOne(line: string): DateLine | null {
  if (relative.test(line)) return { kind: 'relative', iso: null }
  const update = updated.exec(line)
  const publish = update === null ? published.exec(line) : null
  const label = (update ?? publish)?.[0] ?? ''
  const body = line.slice(label.length).trim()
  const kind = update === null ? (publish === null ? 'bare' : 'published') : 'updated'
  if (relative.test(body)) return { kind: 'relative', iso: null }
  if (isTime(body)) return label === '' ? { kind: 'time', iso: null } : { kind, iso: null }
  const found = dateIn(body)
  if (found === null) return null
  return { kind, iso: found.iso }
}

export function latinDigits(text: string): string {
  return text
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
}

const clock =
  /^(?:um|à|at|a las|às|alle|ore|الساعة|в)?\s*(?<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?\s?(?<half>[ap]\.?m\.?|صباحا|صباحًا|مساء|مساءً|ص|م)?(?:\s?(?:uhr|hrs|h|часов))?\s?(?<zone>[+-]\d{2}:?\d{2}|\(?(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?\)?|\(?[A-Z]{1,5}\)?|(?:بتوقيت )?[غج]رينتش)?$/iu

function isTime(text: string): boolean {
  const match = clock.exec(text)
  return match !== null && (match.groups?.['minute'] !== undefined || match.groups?.['half'] !== undefined)
}

interface Found {
  readonly iso: string | null
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(.+))?$/u
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[\s,،-]+(.+))?$/u
const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[\s,،|-]+(.+))?$/u
const eastern =
  /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:\s*[（(][^（）()]{1,4}[）)])?(?:\s*(.+))?$/u
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+|\s?-\s?|\/)(?:de |of |d')?([\p{L}\p{M}]+\.?(?:\s(?:الثاني|الأول))?)(?:\/[\p{L} ]+)?(?:\s+|,\s*|،\s*|-|\/)(?:de |del )?(\d{4})(?:\s?г(?:ода|\.)?)?(?:[\s,،|•·–—-]+(.+))?$/u
const monthFirst = /^([\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,|\s)\s*(\d{4})(?:[\s,،|•·–—-]+(.+))?$/u

function dateIn(text: string): Found | null {
  let body = text
  const named = weekday.exec(body)
  if (named !== null) body = body.slice(named[0].length)
  body = body.replace(/^(?:the|den|le|el|dia|il)\s+/iu, '').replace(/^[,،]\s*/u, '')
  const ordered = iso.exec(body) ?? yearFirst.exec(body) ?? eastern.exec(body)
  if (ordered !== null) return build(ordered[1], ordered[2], ordered[3], ordered[4])
  const digits = numeric.exec(body)
  if (digits !== null) return numericDate(digits)
  const named1 = dayFirst.exec(body)
  if (named1 !== null) return textual(named1[3], named1[2], named1[1], named1[4])
  const named2 = monthFirst.exec(body)
  if (named2 !== null) return textual(named2[3], named2[1], named2[2], named2[4])
  // "14:30 October 10, 2025": the time leads.
  const led = /^(\d{1,2}:\d{2}(?:\s?[ap]m)?(?:\s[A-Z]{2,4})?)[\s,،|•·–—-]+(\D.+|\d{1,2}\D.+)$/iu.exec(body)
  if (led?.[1] !== undefined && led[2] !== undefined && !/\d{1,2}:\d{2}/u.test(led[2]))
    return dateIn(`${led[2]} ${led[1]}`)
  return null
}

function textual(year?: string, month?: string, day?: string, time?: string): Found | null {
  const number = monthNumber(month ?? '')
  return number === null ? null : build(year, String(number), day, time)
}

/** "10/11/2025" may be two days: the line is a date, but which is not certain. Dots are day first everywhere. */
function numericDate(match: RegExpExecArray): Found | null {
  const [, one = '', sign, two = '', year, time] = match
  const [first, second] = [Number(one), Number(two)]
  if (sign === '.' || first > 12 || first === second) return build(year, two, one, time)
  if (second > 12) return build(year, one, two, time)
  return first >= 1 && second >= 1 ? { iso: null } : null
}

function build(year?: string, month?: string, day?: string, time?: string): Found | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1500 || y > 2200 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
    return null
  const date = `${String(y)}-${pad(m)}-${pad(d)}`
  const rest = (time ?? '').trim()
  if (rest === '') return { iso: date }
  const match = clock.exec(rest)
  if (match?.groups === undefined) return null
  return { iso: withTime(date, match.groups) }
}

/** A time without a zone could be any moment of the day and is left out: the date alone is certain. */
function withTime(date: string, groups: Readonly<Record<string, string | undefined>>): string {
  const zone = offsetOf(groups['zone'])
  let hour = Number(groups['hour'])
  const half = groups['half']?.toLowerCase()
  if (half !== undefined) hour = (hour % 12) + (/^(?:p|م)/u.test(half) ? 12 : 0)
  if (zone === null || hour > 23 || (groups['minute'] === undefined && half === undefined)) return date
  return `${date}T${pad(hour)}:${groups['minute'] ?? '00'}:${groups['second'] ?? '00'}${zone}`
}

function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return null
  const bare = zone.toLowerCase().replaceAll(/[()]/gu, '').replace('بتوقيت ', '')
  const known = offsets[bare]
  if (known !== undefined) return known
  const shifted = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/u.exec(bare)
  if (shifted === null) return null
  return `${shifted[1] ?? '+'}${(shifted[2] ?? '0').padStart(2, '0')}:${shifted[3] ?? '00'}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
