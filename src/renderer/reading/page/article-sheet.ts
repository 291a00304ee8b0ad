import type { ArticleSummary } from '@shared/article.ts'
import type { Say } from '@shared/language/say.ts'
import { furnish } from './furnish.ts'
import { linkNote } from './link-note.ts'

/** From so many blocks on, those out of sight are not laid out. Below, laying out all is quick and exact. */
const manyBlocks = 150

/** Where the dateline went; where there is no paragraph to run it into, the header takes it. */
export type DatelinePlace = 'run-in' | 'said' | 'no-paragraph'

export interface Sheet {
  readonly sheet: HTMLElement
  readonly body: HTMLElement
  readonly dateline: DatelinePlace
}

/** The article without its header, ready to be put on the page. */
export function sheetFor(article: ArticleSummary, content: DocumentFragment, say: Say): Sheet {
  const document = content.ownerDocument
  const body = document.createElement('div')
  body.className = 'body'
  body.append(content)
  furnish(body, say)
  body.toggleAttribute('data-long', body.childElementCount > manyBlocks)
  const dateline = article.dateline === null ? 'said' : runInDateline(body, article.dateline)

  const sheet = document.createElement('article')
  sheet.className = 'sheet'
  // Takes the focus when the article opens, so that it scrolls and is read out.
  sheet.tabIndex = -1
  dress(sheet, article)
  sheet.append(body)
  // What is printed says where it came from.
  if (article.url !== null) sheet.dataset['source'] = article.url
  if (article.linkOnly === true && article.url !== null) sheet.append(linkNote(document, article.url, say))
  return { sheet, body, dateline }
}

/** What the whole of it is set by: direction, language, and its own face where it has one. True where that changed. */
export function dress(
  sheet: HTMLElement,
  { direction, language, face }: Pick<ArticleSummary, 'direction' | 'language' | 'face'>,
): boolean {
  const lang = language ?? ''
  const own = face ?? undefined
  if (sheet.dir === direction && sheet.lang === lang && sheet.dataset['face'] === own) return false
  sheet.dir = direction
  if (lang === '') sheet.removeAttribute('lang')
  else sheet.lang = lang
  if (own === undefined) delete sheet.dataset['face']
  else sheet.dataset['face'] = own
  return true
}

/**
 * Runs the dateline into the first paragraph, "MIAMI — The US was joined…", as newspapers do. False when the body
 * does not begin with a paragraph, or says the place itself: then it goes into the header, or nowhere.
 */
function runInDateline(body: Element, dateline: string): DatelinePlace {
  const first = [...body.children]
    .slice(0, 3)
    .find((block) => block.localName === 'p' && block.textContent.trim() !== '')
  if (!first) return 'no-paragraph'
  if (first.textContent.trim().toLowerCase().startsWith(dateline.toLowerCase())) return 'said'
  const document = body.ownerDocument
  const place = document.createElement('span')
  place.className = 'dateline'
  place.dir = 'auto'
  place.textContent = dateline
  const dash = document.createElement('span')
  dash.className = 'dateline-dash'
  // The space before the dash does not break; the one after it does.
  dash.textContent = '\u00A0— '
  first.prepend(place, dash)
  return 'run-in'
}
