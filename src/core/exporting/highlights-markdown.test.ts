import { summaryOf } from '@core/library/summary-fixture.ts'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import { describe, expect, it } from 'vitest'
import { highlightsMarkdown } from './highlights-markdown.ts'

function marked(over: Partial<Highlight>): Highlight {
  return {
    id: '0000000000000000' as HighlightId,
    quote: 'Words',
    prefix: '',
    suffix: '',
    start: 0,
    colour: 'yellow',
    note: null,
    tags: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  }
}

describe('highlights as Markdown', () => {
  it('stand under the title and the source of their article, each with what was written to it', () => {
    const article = summaryOf(1, {
      title: 'Ferry returns',
      byline: 'Ana Lima',
      url: 'https://coast.example/f',
    })
    const highlights = [
      marked({ quote: 'One line\nand another' }),
      marked({ quote: 'Second', note: 'So it is.', colour: 'blue', tags: ['the sea', 'news'] }),
      marked({ quote: '', note: 'On all of it' }),
    ]
    expect(highlightsMarkdown({ article, highlights })).toBe(
      `## Ferry returns

Ana Lima · <https://coast.example/f>

> One line
> and another

*yellow*

> Second

So it is.

*blue #the-sea #news*

On all of it
`,
    )
  })

  it('never turn into markup what only looks like it', () => {
    const article = summaryOf(1, { title: '# *Stars*' })
    const text = highlightsMarkdown({ article, highlights: [marked({ quote: '1. <b>one</b> [x](y)' })] })
    expect(text).toContain('## \\# \\*Stars\\*')
    expect(text).toContain('> 1\\. \\<b\\>one\\</b\\> \\[x\\](y)')
  })
})
