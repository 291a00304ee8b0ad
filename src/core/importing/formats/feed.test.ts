import { expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import { isExport } from '../reader.ts'

/** Titles of what comes out of a feed, and the longest text among it. */
async function read(feed: string): Promise<{ readonly titles: readonly string[]; readonly longest: number }> {
  const opened = await inProcessReader().read({ name: 'feed.xml', bytes: Buffer.from(feed) })
  if (!isExport(opened)) throw new Error('It is no feed.')
  const titles: string[] = []
  let longest = 0
  for (let done = false; !done;) {
    const batch = await opened.next()
    done = batch.done
    for (const item of batch.items) {
      if (item.kind !== 'article') continue
      titles.push(item.draft.title)
      longest = Math.max(longest, item.draft.html.length)
    }
  }
  return { titles, longest }
}

const item = (number: number, end: string): string =>
  `<item><title>Tide ${String(number)}</title><link>https://tides.example/${String(number)}</link><description>High at <b>${String(number)}</b> o'clock, said the keeper of the tables.${end}`

it('an entry that is never closed ends where the next one begins', async () => {
  const feed = (end: string): string =>
    `<rss><channel><title>Tides</title>${[1, 2, 3].map((number) => item(number, end)).join('')}</channel></rss>`
  const closed = await read(feed('</description></item>'))
  const open = await read(feed(''))
  expect(closed.titles).toEqual(['Tide 1', 'Tide 2', 'Tide 3'])
  expect(open).toEqual(closed)
})

it('what lies deeper than any feed is refused in plain words', async () => {
  const reading = await inProcessReader().read({
    name: 'feed.xml',
    bytes: Buffer.from(`<rss><channel><item><title>Tide</title>${'<b>'.repeat(20_000)}`),
  })
  expect(reading).toMatchObject({
    ok: false,
    reason: 'more than 10,000 of its elements lie within one another',
  })
})

it('entries that are never closed are not read over and over', async () => {
  const { titles, longest } = await read(
    `<rss><channel>${Array.from({ length: 1000 }, (_, number) => item(number, '')).join('')}`,
  )
  expect(new Set(titles).size).toBe(1000)
  expect(longest).toBeLessThan(500)
})
