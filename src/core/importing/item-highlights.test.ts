import type { ArticleId } from '@shared/article.ts'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import { describe, expect, it } from 'vitest'
import { highlightsIn, takeHighlights } from './item-highlights.ts'

const html =
  '<p>The ferry returned to the bay on Tuesday.</p><p>“Nobody was <em>hurt</em>,” said the captain.</p>'

describe('highlights of an export', () => {
  it('are found in the text that came with them, over elements and other white space', () => {
    const { highlights, restored } = takeHighlights(html, [
      { quote: 'to the\nbay on Tuesday', note: null },
      { quote: '"Nobody was hurt," said', note: 'Good', tags: ['luck', 'luck'], colour: 'Blue' },
    ])
    expect(restored).toBe(2)
    expect(highlights).toMatchObject([
      { quote: 'to the bay on Tuesday', prefix: 'The ferry returned ', start: 19, colour: 'yellow' },
      { quote: 'Nobody was hurt,” said', note: 'Good', tags: ['luck'], colour: 'blue' },
    ])
  })

  it('are kept though their words are not in it, and counted as not found', () => {
    const { highlights, restored } = takeHighlights(html, [{ quote: 'A submarine surfaced', note: 'Where?' }])
    expect(restored).toBe(0)
    expect(highlights).toMatchObject([{ quote: 'A submarine surfaced', note: 'Where?', start: null }])
  })

  it('may be notes on the whole; what says nothing is none', () => {
    const { highlights, restored } = takeHighlights('', [
      { quote: null, note: ' On all of it ' },
      { quote: ' ', note: '' },
    ])
    expect(restored).toBe(1)
    expect(highlights).toMatchObject([{ quote: '', note: 'On all of it', start: null }])
  })

  it('are cut to what a highlight may hold', () => {
    const [taken] = takeHighlights('', [
      { quote: 'x'.repeat(50_000), note: 'n'.repeat(50_000), tags: ['t'.repeat(300)] },
    ]).highlights
    expect([taken?.quote.length, taken?.note?.length, taken?.tags[0]?.length]).toEqual([20_000, 20_000, 100])
  })
})

describe('highlights of an article that is divided', () => {
  it('go where their words are', () => {
    const marked = (quote: string): Highlight => ({
      id: quote as HighlightId & ArticleId,
      quote,
      prefix: '',
      suffix: '',
      start: 3,
      colour: 'pink',
      note: null,
      tags: [],
      createdAt: '2026-01-01T00:00:00.000Z',
      changedAt: '2026-01-01T00:00:00.000Z',
    })
    const all = [marked('the bay'), marked('elsewhere'), marked('')]
    const placed = highlightsIn(html, all)
    expect([...placed.keys()]).toEqual([all[0]])
    expect(placed.get(all[0]!)).toMatchObject({ quote: 'the bay', start: 22, colour: 'pink' })
    expect(placed.get(all[0]!)).not.toHaveProperty('id')
  })
})
