import { offlineOf, offlineWords } from '@shared/offline.ts'
import type { Say } from '@shared/language/say.ts'
import type { ArticleSummary } from '@shared/article.ts'
import { readingMinutes } from '@shared/article.ts'

export type HeaderFacts = Pick<
  ArticleSummary,
  | 'title'
  | 'standfirst'
  | 'byline'
  | 'dateline'
  | 'publishedAt'
  | 'site'
  | 'tags'
  | 'wordCount'
  | 'linkOnly'
  | 'pictures'
> & {
  /** The text is not what was written once. */
  readonly isDamaged: boolean
}

/** From these lengths on (in characters) a title is set smaller, so that it stays a title. */
const longTitle = 90
const veryLongTitle = 220

/** Title, standfirst, byline and the rest, as the first thing on the page: they scroll and print with it. */
export function articleHeader(
  document: Document,
  facts: HeaderFacts,
  withDateline: boolean,
  say: Say,
): HTMLElement {
  const make = (name: string, className: string, text = ''): HTMLElement => {
    const element = document.createElement(name)
    element.className = className
    element.textContent = text
    return element
  }
  const header = make('header', 'head')

  const kicker = make('p', 'kicker')
  if (facts.site !== null) kicker.append(isolated(make('span', 'site', facts.site)))
  const published = dateElement(document, facts.publishedAt, say)
  if (published) kicker.append(isolated(published))
  if (kicker.hasChildNodes()) header.append(dotted(kicker))

  const title = make('h1', '', facts.title.trim())
  title.dir = 'auto'
  if (facts.title.trim() === '') {
    title.textContent = say('reading.untitled')
    title.className = 'untitled'
  } else if (facts.title.length > veryLongTitle) title.className = 'very-long'
  else if (facts.title.length > longTitle) title.className = 'long'
  header.append(title)

  if (facts.standfirst.length > 0) {
    const list = make('ul', facts.standfirst.length > 1 ? 'standfirst points' : 'standfirst')
    // Safari and VoiceOver drop the role of a list without markers; Chromium keeps it, and this says it anyway.
    list.setAttribute('role', 'list')
    for (const line of facts.standfirst) {
      const item = make('li', '', line)
      item.dir = 'auto'
      list.append(item)
    }
    header.append(list)
  }

  const credits = make('p', 'credits')
  if (facts.byline !== null) credits.append(isolated(make('span', 'byline', facts.byline)))
  if (withDateline && facts.dateline !== null) credits.append(isolated(make('span', '', facts.dateline)))
  if (facts.linkOnly !== true) credits.append(isolated(make('span', '', readingTime(facts.wordCount, say))))
  const missing = offlineWords(offlineOf(facts), say)
  if (missing !== null) credits.append(isolated(make('span', '', missing)))
  header.append(dotted(credits))

  if (facts.tags.length > 0) {
    const tags = make('p', 'tags')
    for (const tag of facts.tags) tags.append(isolated(make('span', '', tag)), ' ')
    header.append(tags)
  }
  if (facts.isDamaged) header.append(damageNote(document, say))
  return header
}

/** In the head and not in the text: places and highlights in the text are not moved by it. */
function damageNote(document: Document, say: Say): HTMLElement {
  const note = document.createElement('p')
  note.className = 'damage-note'
  note.lang = say.locale
  note.dir = say.direction
  const claim = document.createElement('strong')
  claim.textContent = say('reading.wasDamaged')
  note.append(claim, ' ', say('reading.damageMeans'))
  return note
}

/** A middle dot between neighbours. Of the line and not of a name, so that it stands between them in Arabic too. */
function dotted(line: HTMLElement): HTMLElement {
  for (const element of [...line.children].slice(1)) {
    const dot = line.ownerDocument.createElement('span')
    dot.className = 'dot'
    dot.textContent = ' · '
    element.before(dot)
  }
  return line
}

/** A name in another script must not reorder the line that it stands in. */
function isolated(element: HTMLElement): HTMLElement {
  element.dir = 'auto'
  return element
}

function readingTime(wordCount: number, say: Say): string {
  const minutes = readingMinutes(wordCount)
  return minutes < 60
    ? say('reading.minutesRead', { count: minutes })
    : say('reading.hoursRead', { count: Math.round(minutes / 6) / 10 })
}

/** A date alone is a day anywhere; with a time it is shown in the reader's own zone. */
function dateElement(document: Document, publishedAt: string | null, say: Say): HTMLElement | null {
  if (publishedAt === null) return null
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(publishedAt)
  const date = new Date(publishedAt)
  if (Number.isNaN(date.getTime())) return null
  const element = document.createElement('time')
  element.dateTime = publishedAt
  element.textContent = new Intl.DateTimeFormat(say.language === 'en' ? 'en-GB' : say.locale, {
    dateStyle: 'long',
    ...(isDay ? { timeZone: 'UTC' } : {}),
  }).format(date)
  return element
}
