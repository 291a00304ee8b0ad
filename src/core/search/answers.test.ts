import { describe, expect, it } from 'vitest'
import { documentForTest, engineWith, found } from './document-for-test.ts'

describe('why an article was found', () => {
  const engine = engineWith(
    documentForTest(1, { title: 'One', text: 'Militiamen crossed the pass, and climate change went on.' }),
    documentForTest(2, { title: 'Airports reopen', text: 'x' }),
    documentForTest(3, { title: 'Three', text: '人工智能改变世界' }),
  )
  it.each([
    ['as typed', 'pass', [{ how: 'exact', typed: 'pass', found: 'pass' }]],
    ['as a phrase', '"climate change"', [{ how: 'exact', typed: 'climate change', found: 'climate change' }]],
    ['as a beginning', 'milit', [{ how: 'beginning', typed: 'milit', found: 'Militiamen' }]],
    ['with a typo and a capital', 'MilitÁmen', [{ how: 'typo', typed: 'MilitÁmen', found: 'Militiamen' }]],
    ['with a typo', 'militamen', [{ how: 'typo', typed: 'militamen', found: 'Militiamen' }]],
    ['written as one', 'climatechange', [{ how: 'joined', typed: 'climatechange', found: 'climate change' }]],
    ['inside a word of the title', 'port', [{ how: 'inside', typed: 'port', found: 'Airports' }]],
  ])('is said: %s', (_, query, reasons) => {
    expect(engine.query(query, { limit: 1 }).hits[0]?.reasons).toEqual(reasons)
  })

  it('is said word by word, in the order in which they were typed', () => {
    const [hit] = engine.query('pass militamen', { limit: 1 }).hits
    expect(hit?.reasons.map(({ how }) => how)).toEqual(['exact', 'typo'])
    expect(engine.query('人工智能改边世界', { limit: 1 }).hits[0]?.reasons[0]?.how).toBe('parts')
  })
})

describe('a query of filters', () => {
  const engine = engineWith(
    documentForTest(1, { title: 'Old', addedAt: '2024-01-01T12:00:00.000Z', site: 'BBC News', read: true }),
    documentForTest(2, {
      title: 'New',
      addedAt: '2026-01-01T12:00:00.000Z',
      url: 'https://www.bbc.example/x',
    }),
    documentForTest(3, { title: 'Gone', addedAt: '2025-01-01T12:00:00.000Z', trashed: true }),
    documentForTest(4, { title: 'Picture', addedAt: '2023-01-01T12:00:00.000Z', hasPicture: true }),
  )

  it('lists by date, newest first, without the trash unless it is asked for', () => {
    expect(found(engine, 'added:>2000')).toEqual(['New', 'Old', 'Picture'])
    expect(found(engine, 'in:trash')).toEqual(['Gone'])
    expect(found(engine, 'in:all')).toEqual(['New', 'Gone', 'Old', 'Picture'])
    expect(found(engine, 'gone')).toEqual([])
    expect(found(engine, 'gone in:trash')).toEqual(['Gone'])
    expect(found(engine, 'goen in:all')).toEqual(['~Gone'])
  })

  it('finds a site by words of its name, and by the host of an address', () => {
    expect(found(engine, 'site:bbc')).toEqual(['New', 'Old'])
    expect(found(engine, 'site:"bbc news"')).toEqual(['Old'])
    expect(found(engine, 'site:bbc.example')).toEqual(['New'])
  })

  it('lists what has a picture by date, too, and leaves it out', () => {
    expect(found(engine, 'has:image')).toEqual(['Picture'])
    expect(found(engine, '-has:image')).toEqual(['New', 'Old'])
    expect(found(engine, 'has:image OR is:read')).toEqual(['Old', 'Picture'])
  })

  it('reads no article, and shows no sentence of it', () => {
    const [hit] = engine.query('is:read', { limit: 1 }).hits
    expect(hit).toMatchObject({ snippet: { text: '', ranges: [] }, terms: [], reasons: [], match: 'exact' })
  })

  it('says where a filter can find nothing in this library', () => {
    const notes = (query: string): readonly string[] => engine.query(query, { limit: 1 }).notes
    expect(notes('tag:sea')).toEqual(['No article in this library fits tag:sea.'])
    expect(notes('is:highlighted OR has:note')).toEqual([
      'There are no highlights in this library yet.',
      'There are no notes in this library yet.',
    ])
    expect(notes('site:bbc is:unread')).toEqual([])
  })
})

describe('an answer in portions', () => {
  it('is the whole answer, laid end to end', () => {
    const engine = engineWith(
      ...Array.from({ length: 23 }, (_, row) =>
        documentForTest(row, {
          title: row % 3 === 0 ? `Harbour ${row}` : `T${row}`,
          text: row % 2 === 0 ? 'the harbour' : 'the harbor',
          addedAt: new Date(Date.UTC(2025, 0, row + 1)).toISOString(),
        }),
      ),
    )
    for (const query of ['harbour', 'added:>2000', '"the harbour"']) {
      const whole = engine.query(query, { limit: 50 }).hits.map(({ row }) => row)
      const portions = [0, 7, 14, 21].flatMap((offset) =>
        engine.query(query, { limit: 7, offset }).hits.map(({ row }) => row),
      )
      expect([query, portions]).toEqual([query, whole])
    }
  })
})
