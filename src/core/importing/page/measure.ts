import { blockElements } from '@core/markup/names.ts'
import { defaultTreeAdapter } from 'parse5'
import type { PageElement } from './tree.ts'
import { isElement } from './tree.ts'

/** What an element holds, in letters; a character of Chinese, Japanese or Korean says as much as three. */
export interface Measure {
  /** All text. */
  readonly text: number
  /** The part of it within links. */
  readonly link: number
  /** Text in sentences: runs that are long enough and are not links in the main. */
  readonly prose: number
}

interface Run {
  text: number
  link: number
}

/** Shorter than this a run of text is more likely a label than a sentence. */
const sentenceLength = 50
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const silent = new Set('script style template noscript svg iframe head object'.split(' '))

/**
 * Measures every element below in one pass; what is in `without` counts for nothing. Recursive: only for
 * trees within the ceilings.
 */
export function measure(
  root: PageElement,
  without: ReadonlySet<PageElement>,
): ReadonlyMap<PageElement, Measure> {
  const measures = new Map<PageElement, Measure>()
  const visit = (element: PageElement, outer: Run, inLink: boolean): Measure => {
    const isBlock = blockElements.has(element.tagName)
    const run = isBlock ? { text: 0, link: 0 } : outer
    const linked = inLink || element.tagName === 'a'
    let [text, link, prose] = [0, 0, 0]
    for (const child of element.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        const length = lengthOf(child.value)
        text += length
        run.text += length
        if (linked) {
          link += length
          run.link += length
        }
      } else if (isElement(child) && !silent.has(child.tagName) && !without.has(child)) {
        const inner = visit(child, run, linked)
        text += inner.text
        link += inner.link
        prose += inner.prose
      }
    }
    if (isBlock && run.text >= sentenceLength && run.link * 2 < run.text) prose += run.text - run.link
    const found = { text, link, prose }
    measures.set(element, found)
    return found
  }
  visit(root, { text: 0, link: 0 }, false)
  return measures
}

export const nothing: Measure = { text: 0, link: 0, prose: 0 }

export function lengthOf(value: string): number {
  const text = value.replace(/\s+/g, ' ')
  if (text === ' ' || text === '') return 0
  let ascii = true
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x2fff) {
      ascii = false
      break
    }
  }
  return ascii ? text.length : text.length + 2 * (text.match(dense)?.length ?? 0)
}
