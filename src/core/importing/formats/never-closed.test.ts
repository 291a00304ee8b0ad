import { plainText } from '@core/markup/blocks.ts'
import { expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import type { ReadItem } from '../item.ts'
import { isExport } from '../reader.ts'
import type { Reading } from '../reading.ts'

async function itemsOf(name: string, text: string): Promise<readonly ReadItem[]> {
  const opened = await inProcessReader().read({ name, bytes: Buffer.from(text) })
  if (!isExport(opened)) throw new Error('It is no export.')
  const items: ReadItem[] = []
  for (let done = false; !done;) {
    const batch = await opened.next()
    done = batch.done
    items.push(...batch.items)
  }
  return items
}

async function readingOf(name: string, text: string): Promise<Reading> {
  const read = await inProcessReader().read({ name, bytes: Buffer.from(text) })
  if (isExport(read)) throw new Error('It was taken for an export.')
  return read
}

it('a folder of bookmarks whose name is never closed has its own words only', async () => {
  const folders = Array.from({ length: 8 }, (_, level) => `<DT><H3>Level ${String(level)}\n<DL><p>`).join('')
  const items = await itemsOf(
    'bookmarks.html',
    `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>${folders}<DT><A HREF="https://tides.example/">Tides</A>`,
  )
  expect(items).toHaveLength(1)
  const [item] = items
  expect(item?.kind === 'article' ? item.draft.title : null).toBe('Tides')
  expect(item?.kind === 'article' ? item.folders : []).toEqual([
    Array.from({ length: 8 }, (_, level) => `Level ${String(level)}`).join('/'),
  ])
})

it('marks within marks are cut after the hundredth of a line, and the words stay', async () => {
  const reading = await readingOf(
    'deep.md',
    `# The tide\n\n${'> '.repeat(50_000)}turned at noon, they say.\n\nEnd.`,
  )
  if (!reading.ok) throw new Error(reading.reason)
  expect(plainText(reading.articles[0]?.draft.html ?? '')).toMatch(/^turned at noon, they say\.\s+End\.$/)
})

it('lines of up to a hundred marks are read as they stand', async () => {
  const reading = await readingOf('rule.md', `# The tide\n\nAbove.\n\n${'- '.repeat(90)}\n\nBelow.`)
  expect(reading.ok ? reading.articles[0]?.draft.html : null).toContain('<hr>')
})

it('outlines within outlines beyond all measure are refused in plain words', async () => {
  const reading = await readingOf('a.opml', `<opml><body>${'<outline text="a">'.repeat(20_000)}`)
  expect(reading).toMatchObject({
    ok: false,
    reason: 'more than 10,000 of its elements lie within one another',
  })
})

it('JSON that breaks off is said to be that, and not brought in as a text', async () => {
  const reading = await readingOf('export.json', '{"items":[{"title":"The tide"')
  expect(reading).toMatchObject({
    ok: false,
    reason: 'it is a JSON file that is damaged or cut off, which Offprint cannot read yet',
  })
})

it('front matter that would unfold to billions of words is kept as text, and said', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${String(level + 1)}: &a${String(level + 1)} [${`*a${String(level)},`.repeat(9)}x]`,
  )
  const text = `---\na0: &a0 [ha, ha]\n${levels.join('\n')}\n---\n# The tide\n\nIt turned at noon.\n`
  const reading = await readingOf('laughs.md', text)
  expect(reading).toMatchObject({
    ok: true,
    notes: ['The lines between the --- marks are no valid YAML and were kept as text.'],
  })
})

it('a page of a hundred thousand elements and more is cut, and says so', async () => {
  const page = (many: number): string =>
    `<title>Tides</title><article><h1>Tides</h1><p>The tide turned at noon.</p>${'<div>'.repeat(many)}<p>At the bottom.</p>`
  const cut = await readingOf('a.html', page(120_000))
  expect(cut).toMatchObject({
    ok: true,
    notes: ['Only its first 100,000 elements were read: more take too long.'],
  })
  const whole = await readingOf('b.html', page(20_000))
  expect(whole).toMatchObject({ ok: true, notes: [] })
  expect(whole.ok ? whole.articles[0]?.draft.html : '').toContain('At the bottom.')
}, 60_000)

it('thousands of drawings within one another are gone through once, and the words beside them stay', async () => {
  const reading = await readingOf(
    'drawings.html',
    `<title>Tides</title><article><h1>Tides</h1><p>Turned at noon.</p>${'<svg>'.repeat(40_000)}</article>`,
  )
  if (!reading.ok) throw new Error(reading.reason)
  expect(plainText(reading.articles[0]?.draft.html ?? '')).toContain('Turned at noon.')
})
