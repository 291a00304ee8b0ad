import { blockElements } from './names.ts'

/**
 * Elements whose text is read wherever they stand, and whose parser does nothing but what is written: of others (tables,
 * code, ruby, drawings) the tree decides.
 */
const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite dfn del em i ins kbd mark q s samp small span strong sub sup time u var'.split(' '),
)
const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr'])
const textBlocks: ReadonlySet<string> = new Set('p h1 h2 h3 h4 h5 h6'.split(' '))
const boxes: ReadonlySet<string> = new Set(
  'article aside blockquote div figcaption figure footer header ol section ul li'.split(' '),
)

/** Far less than is cut off. */
const deepest = 50

/** A tag as it is written out when a body is stored: small letters, every attribute in quotes or alone. */
const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][\w:-]*(?:="[^"]*")?)*)>/y
const reference = /&(?:#x([0-9a-fA-F]{1,5})|#(\d{1,6})|([a-zA-Z]+));/g
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

/**
 * The plain text of HTML that is as simple as most articles are, read without making a tree of it: a fraction of
 * the time, which each hit of a search and each article of an index takes. Null for whatever is not that simple: the
 * parser has to read it.
 */
export function simpleText(html: string): string | null {
  // A parser replaces these.
  if (/[\0\r]|<!|<\?/.test(html)) return null
  const blocks: string[] = []
  const open: string[] = []
  let run = ''
  const flush = (): void => {
    const text = tidy(run)
    run = ''
    if (text !== '') blocks.push(text)
  }
  for (let at = 0; at < html.length;) {
    const next = html.indexOf('<', at)
    const text = decoded(html.slice(at, next < 0 ? html.length : next))
    if (text === null) return null
    run += text.replace(/[\t\n\f ]+/g, ' ')
    if (next < 0) break
    tag.lastIndex = next
    const found = tag.exec(html)
    if (found === null) return null
    at = tag.lastIndex
    const [, slash, name = ''] = found
    if (slash === '/') {
      if (open.pop() !== name) return null
      if (blockElements.has(name)) flush()
    } else if (open.length > deepest || !mayOpen(name, open)) return null
    else {
      if (name === 'br') run += '\n'
      if (blockElements.has(name)) flush()
      if (!voidElements.has(name)) open.push(name)
    }
  }
  if (open.length > 0) return null
  flush()
  return blocks.join('\n')
}

/** Whether a parser would put an element where it is written, and close none before it. */
function mayOpen(name: string, open: readonly string[]): boolean {
  const parent = open.at(-1)
  const isInText = parent !== undefined && (textBlocks.has(parent) || inlineElements.has(parent))
  if (name === 'hr') return !isInText
  if (voidElements.has(name)) return true
  if (inlineElements.has(name)) return !open.includes(name)
  if (isInText) return false
  if (name === 'li') return parent === 'ul' || parent === 'ol'
  return textBlocks.has(name) || boxes.has(name)
}

/** Null where a reference is not among the simple ones. */
function decoded(text: string): string | null {
  if (!text.includes('&')) return text
  let isSimple = true
  const result = text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) {
      const character = Object.hasOwn(named, name) ? named[name] : undefined
      if (character === undefined) isSimple = false
      return character ?? whole
    }
    const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
    // Controls and halves of pairs are read as something else.
    const isPlain =
      (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfdd0)
    if (!isPlain) isSimple = false
    return isPlain ? String.fromCharCode(code) : whole
  })
  // What is left of ampersands may be a reference without its semicolon.
  return isSimple && !/&[#a-zA-Z]/.test(text.replace(reference, '')) ? result : null
}

function tidy(run: string): string {
  return run
    .replace(/ *([\n\t]) */g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}
