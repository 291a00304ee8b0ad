/** What code is coloured by: few enough to be told apart, on any paper. */
export const codeKinds = ['keyword', 'string', 'number', 'name', 'comment'] as const
export type CodeKind = (typeof codeKinds)[number]

export interface CodeToken {
  readonly start: number
  readonly end: number
  readonly kind: CodeKind
}

const kindOfClass: Readonly<Record<string, CodeKind | null>> = {
  keyword: 'keyword',
  'selector-tag': 'keyword',
  'template-tag': 'keyword',
  meta: 'keyword',
  doctag: 'keyword',
  literal: 'number',
  number: 'number',
  string: 'string',
  regexp: 'string',
  symbol: 'string',
  link: 'string',
  addition: 'string',
  code: 'string',
  comment: 'comment',
  quote: 'comment',
  deletion: 'keyword',
  title: 'name',
  section: 'name',
  name: 'name',
  type: 'name',
  attr: 'name',
  attribute: 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  // Code inside of a string is code again.
  subst: null,
}

const piece = /<span class="([^"]*)">|<\/span>|&(?:amp|lt|gt|quot|#x27);|[^<&]+|[<&]/gu

/**
 * Where which kind stands, read from what highlight.js writes: nothing but spans, text and five entities. Only places
 * are taken from it, never markup.
 */
export function codeTokens(html: string): readonly CodeToken[] {
  const tokens: CodeToken[] = []
  const open: (CodeKind | null)[] = []
  let at = 0
  for (const [whole, classes] of html.matchAll(piece)) {
    if (classes !== undefined) {
      const name = /^hljs-([\w-]+)/u.exec(classes)?.[1] ?? ''
      const kind = kindOfClass[name]
      open.push(kind === undefined ? (open.at(-1) ?? null) : kind)
      continue
    }
    if (whole === '</span>') {
      open.pop()
      continue
    }
    const start = at
    at += whole.startsWith('&') && whole.length > 1 ? 1 : whole.length
    const kind = open.at(-1) ?? null
    if (kind === null) continue
    const last = tokens.at(-1)
    if (last?.end === start && last.kind === kind) tokens.splice(-1, 1, { ...last, end: at })
    else tokens.push({ start, end: at, kind })
  }
  return tokens
}
