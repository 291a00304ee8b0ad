import type { HLJSApi } from 'highlight.js'
import { codeKinds, codeTokens, type CodeKind, type CodeToken } from './code-tokens.ts'

/** Code is coloured up to here, in characters; beyond, it is data that somebody pasted. */
const longestBlock = 30_000
const mostOfAll = 200_000
/** A language is only guessed for blocks of such lengths, and only believed from this score of highlight.js on. */
const guessed = { shortest: 40, longest: 4000, score: 8 }

/**
 * Colours code with the CSS Custom Highlight API: the text of the article is not touched. The grammar runs out here,
 * where scripts may, block by block while nothing else is to be done, and is only fetched for an article that has code.
 */
export class CodeColours {
  readonly #window: Window & typeof globalThis
  #turn = 0

  constructor(frame: Window & typeof globalThis) {
    this.#window = frame
  }

  clear(): void {
    this.#turn += 1
    for (const kind of codeKinds) this.#window.CSS.highlights.delete(`code-${kind}`)
  }

  /** Resolves when all is coloured, or another article is shown. */
  async show(body: Element): Promise<void> {
    this.clear()
    const turn = this.#turn
    const blocks = [...body.querySelectorAll('pre')].filter(
      ({ textContent }) => textContent.length <= longestBlock,
    )
    if (blocks.length === 0) return
    const { default: grammars } = await import('highlight.js/lib/common')
    const highlights = this.#empty(turn)
    let length = 0
    for (const block of blocks) {
      await whenIdle()
      if (turn !== this.#turn || highlights === null) return
      length += block.textContent.length
      if (length > mostOfAll) return
      for (const { kind, ...place } of tokensOf(grammars, block)) {
        const range = rangeIn(block, place)
        if (range !== null) highlights[kind].add(range)
      }
    }
  }

  #empty(turn: number): Readonly<Record<CodeKind, Highlight>> | null {
    if (turn !== this.#turn) return null
    const made = codeKinds.map((kind) => {
      const highlight = new this.#window.Highlight()
      // What the reader marked or looked for is painted over it.
      highlight.priority = -5
      this.#window.CSS.highlights.set(`code-${kind}`, highlight)
      return [kind, highlight] as const
    })
    return Object.fromEntries(made) as Record<CodeKind, Highlight>
  }
}

function tokensOf(grammars: HLJSApi, block: Element): readonly CodeToken[] {
  const code = block.textContent
  const named = [block, ...block.querySelectorAll('code')]
    .flatMap((element) => [...element.classList])
    .map((name) => /^language-(.+)$/u.exec(name)?.[1])
    .find((name) => name !== undefined && grammars.getLanguage(name) !== undefined)
  if (named !== undefined) {
    return codeTokens(grammars.highlight(code, { language: named, ignoreIllegals: true }).value)
  }
  if (code.length < guessed.shortest || code.length > guessed.longest) return []
  const { value, relevance } = grammars.highlightAuto(code)
  return relevance < guessed.score ? [] : codeTokens(value)
}

function rangeIn(
  block: Element,
  { start, end }: { readonly start: number; readonly end: number },
): Range | null {
  const document = block.ownerDocument
  const range = document.createRange()
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let at = 0
  let isOpen = false
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { length } = text.textContent ?? ''
    if (!isOpen && start < at + length) {
      range.setStart(text, start - at)
      isOpen = true
    }
    if (isOpen && end <= at + length) {
      range.setEnd(text, end - at)
      return range
    }
    at += length
  }
  return null
}

async function whenIdle(): Promise<void> {
  return new Promise((done) => {
    requestIdleCallback(
      () => {
        done()
      },
      { timeout: 500 },
    )
  })
}
