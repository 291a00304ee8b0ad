import { isAgency } from './agencies.ts'
import { parseByline, looksLikeName } from './byline.ts'
import { parseDateline, type Dateline } from './dateline.ts'
import { parseDateLine, type DateLine } from './dates.ts'
import { furnitureReason, isMenuWord } from './furniture.ts'
import { headlineShape } from './headline.ts'
import { endsOpen, endsSentence, isRule, type Line } from './lines.ts'
import { Passage } from './overlap.ts'
import { urlIn } from './url.ts'
import { Repetitions } from './repetitions.ts'
import { isUnspaced, lineKey } from './words.ts'

/** What a line is, seen with its neighbours but before it is known which article it belongs to. */
export type Part = {
  readonly line: Line
  /** Equal for lines that say the same; empty where that never matters. */
  readonly key: string
  /** How much it looks like a headline, 0 to 2. */
  readonly shape: number
  /** Its words, counted when first asked for. */
  readonly subject: Passage
} & (
  | { readonly kind: 'prose'; readonly dateline: Dateline | null }
  | { readonly kind: 'short' | 'bullet' | 'deck' }
  | { readonly kind: 'byline'; readonly name: string }
  | { readonly kind: 'date'; readonly date: DateLine }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'furniture'; readonly why: string }
)

type Draft = { line: Line; part: Part | null }

/** Reads every line for what it is. */
export function classify(lines: readonly Line[]): readonly Part[] {
  const counts = new Repetitions(lines)
  const unpunctuated = lacksFullStops(lines)
  const drafts: Draft[] = lines.map((line) => ({ line, part: alone(line, counts, unpunctuated) }))
  const parts = drafts.map((draft, at) => draft.part ?? inCompany(draft.line, drafts, at, counts))
  return decks(withoutSpeakers(parts))
}

function common(line: Line): Pick<Part, 'line' | 'key' | 'shape' | 'subject'> {
  return { line, key: '', shape: 0, subject: new Passage([line.bullet ?? line.text]) }
}

function short(line: Line, counts: Repetitions, kind: 'short' | 'deck' = 'short'): Part {
  return { ...common(line), kind, key: counts.key(line), shape: headlineShape(line, counts.repeats(line)) }
}

/** What the line itself settles; null where neighbours must speak. */
function alone(line: Line, counts: Repetitions, unpunctuated: boolean): Part | null {
  const { text } = line
  const plain = common(line)
  if (text.length <= 320) {
    if (isRule(text)) return { ...plain, kind: 'furniture', why: 'separator' }
    const why = furnitureReason(line.bullet ?? text)
    if (why !== null) return { ...plain, kind: 'furniture', why }
    const url = urlIn(text)
    if (url !== null) return { ...plain, kind: 'url', url }
    const date = parseDateLine(text)
    if (date !== null) {
      if (date.kind === 'published' || date.kind === 'updated') return { ...plain, kind: 'date', date }
      return null
    }
    const byline = parseByline(text)
    if (byline?.strong === true) return { ...plain, kind: 'byline', name: byline.name }
    if (byline !== null || isMenuWord(text) || counter.test(text)) return null
  }
  if (line.bullet !== null) return { ...plain, kind: 'bullet', key: lineKey(line.bullet) }
  const dateline = parseDateline(text)
  if (dateline !== null && (dateline.strong || isProse(line, counts)))
    return { ...plain, kind: 'prose', dateline }
  if (isProse(line, counts)) return { ...plain, kind: 'prose', dateline: null }
  // Where paragraphs go without full stops their length tells.
  if (unpunctuated && line.words >= 12 && !counts.repeats(line)) return { ...plain, kind: 'prose', dateline }
  return text.length <= 40 && looksLikeName(text) ? null : short(line, counts)
}

/** Hardly a long line ends as a sentence: Arabic pages are often set so. */
function lacksFullStops(lines: readonly Line[]): boolean {
  let long = 0
  let ended = 0
  for (const { text, words } of lines) {
    if (words < 12) continue
    long += 1
    if (endsSentence(text)) ended += 1
  }
  return long >= 2 && ended * 4 <= long
}

function isProse(line: Line, counts: Repetitions): boolean {
  const { text, words } = line
  if (/^#{1,6} /u.test(text)) return false
  const long = isUnspaced(text) ? 60 : 170
  if (text.length >= long) return true
  if (text.length <= 120 && words <= 18 && counts.repeats(line) && words >= 4) return false
  if (!endsSentence(text)) {
    if (endsOpen(text) && words >= 12) return true
    // "Who owns the moon? Lawyers meet to find out" is a headline; longer ones are cut-off text.
    return text.length > 110 && /[.!?。؟] .{20}/u.test(text)
  }
  if (/…["'”’»）)]*$/u.test(text) && words <= 22) return false
  const question = /[?!؟？！…]["'”’»）)]*$/u.test(text)
  if (question && words <= 16 && !/[.!?。؟！？] ?./u.test(text.slice(0, -3))) return words > 12
  return words >= 4
}

function inCompany(line: Line, drafts: readonly Draft[], at: number, counts: Repetitions): Part {
  const { text } = line
  const plain = common(line)
  const beside = [drafts[at - 1], drafts[at + 1]].filter((draft) => draft !== undefined)
  const besideHeadline =
    beside.some(({ part }) => part?.kind === 'short' && part.shape >= 1) || underSummary(drafts, at)
  const besideMeta = beside.some(({ line: other, part }) =>
    part === null ? isMeta(other) : part.kind === 'byline' || part.kind === 'date' || part.kind === 'url',
  )
  const date = parseDateLine(text)
  if (date !== null) {
    if (date.kind === 'relative')
      return besideHeadline || besideMeta || beside.some(({ part }) => part?.kind === 'furniture')
        ? { ...plain, kind: 'furniture', why: 'relative date' }
        : short(line, counts)
    if (date.kind === 'time' && !besideDate(beside)) return short(line, counts)
    return { ...plain, kind: 'date', date }
  }
  if (
    counter.test(text) &&
    beside.some(({ line: other, part }) => part?.kind === 'furniture' || isMenuWord(other.text))
  )
    return { ...plain, kind: 'furniture', why: 'counter' }
  if (isMenuWord(text) && inMenu(drafts, at)) return { ...plain, kind: 'furniture', why: 'navigation' }
  const byline = parseByline(text)
  if (byline !== null && (besideHeadline || besideMeta))
    return { ...plain, kind: 'byline', name: byline.name }
  const house = drafts[at + 1]
  const overHouse = house !== undefined && house.part === null && isAgency(house.line.text)
  if (looksLikeName(text) && (besideDate(beside) || (overHouse && besideHeadline)))
    return { ...plain, kind: 'byline', name: text }
  return short(line, counts)
}

/** Below the bullets of a headline. */
function underSummary(drafts: readonly Draft[], at: number): boolean {
  let above = at - 1
  while (at - above < 8 && drafts[above]?.part?.kind === 'bullet') above -= 1
  const part = drafts[above]?.part
  return above < at - 1 && part?.kind === 'short' && part.shape >= 1
}

function isMeta(line: Line): boolean {
  const date = parseDateLine(line.text)
  return date === null ? parseByline(line.text) !== null : date.kind !== 'time'
}

function besideDate(beside: readonly Draft[]): boolean {
  return beside.some(({ line, part }) => {
    if (part !== null) return part.kind === 'date'
    const date = parseDateLine(line.text)
    return date !== null && date.kind !== 'time'
  })
}

/** A number alone: comments or shares, when it stands beside a bar. */
const counter = /^\p{Nd}{1,4}$/u

/** Three menu words in a row, or one beside certain furniture or a date. */
function inMenu(drafts: readonly Draft[], at: number): boolean {
  const like = (index: number): boolean => {
    const draft = drafts[index]
    return draft !== undefined && draft.part === null && isMenuWord(draft.line.text)
  }
  const certain = (index: number): boolean => {
    const draft = drafts[index]
    if (draft !== undefined && besideDate([draft])) return true
    const part = draft?.part
    return part?.kind === 'furniture' && part.why !== 'separator' && part.why !== 'advertisement'
  }
  let first = at
  while (at - first < 12 && like(first - 1)) first -= 1
  let last = at
  while (last - at < 12 && like(last + 1)) last += 1
  return last - first >= 2 || certain(first - 1) || certain(last + 1)
}

const speaker = /^[\p{L}\p{M}][\p{L}\p{M}.'’ -]{0,30}[:：]\s/u

/** "ANNA: …" answered by "BEN: …" is talk, not two reports. */
function withoutSpeakers(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'prose' || part.dateline === null || !speaker.test(part.line.text)) return part
    const beside = [parts[at - 1], parts[at + 1]].filter(
      (other) => other?.kind === 'prose' || other?.kind === 'short',
    )
    const talk = beside.some((other) => other !== undefined && speaker.test(other.line.text))
    return talk ? { ...part, dateline: null } : part
  })
}

/** A summary sentence between a headline and its byline, date or dateline: a deck, although it reads as prose. */
function decks(parts: readonly Part[]): readonly Part[] {
  const result = [...parts]
  const neighbour = (from: number, step: 1 | -1): Part | undefined => {
    let at = from + step
    while (result[at]?.kind === 'furniture') at += step
    return result[at]
  }
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'prose' || part.dateline !== null || part.line.text.length > 320) continue
    const before = neighbour(at, -1)
    const after = neighbour(at, 1)
    if (before === undefined || after === undefined) continue
    const underHeadline = (before.kind === 'short' && before.shape >= 1) || before.kind === 'deck'
    const overBody =
      after.kind === 'byline' ||
      (after.kind === 'date' && after.date.kind !== 'time') ||
      (after.kind === 'prose' && after.dateline?.strong === true)
    if (underHeadline && overBody)
      result[at] = { ...common(part.line), kind: 'deck', key: lineKey(part.line.text) }
  }
  return result
}
