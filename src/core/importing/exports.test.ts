import type { Receipt } from '@shared/receipt.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { MemoryFileSystem } from '@core/library/memory-file-system.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import type { ImportOptions } from './job.ts'
import { startImport } from './job.ts'
import { plantedExport } from './planted.ts'

let library: Library

beforeEach(async () => {
  const opened = await openLibrary({
    folder: '/library',
    mode: 'write',
    owner: 'test',
    fileSystem: new MemoryFileSystem(),
  })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
})
afterEach(async () => {
  await library.close()
}, 60_000)

async function bring(name: string, text: string, options: Partial<ImportOptions> = {}): Promise<Receipt> {
  const sources = [{ kind: 'bytes', name, bytes: Buffer.from(text) }] as const
  const job = startImport(sources, { library, origin: 'files', reader: inProcessReader(), ...options })
  const result = await job.finished
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const header = 'title,url,time_added,tags,status\n'

function all(): readonly ArticleSummary[] {
  return [...library.all()]
}

describe('an export of 30,000 rows with 500 planted faults', () => {
  it('gives a receipt with exactly those 500, and again changes nothing', async () => {
    const { text, faults } = plantedExport(30_000, 500)
    const receipt = await bring('part_000000.csv', text)
    expect(faults.size).toBe(500)
    expect(receipt).toMatchObject({ added: 29_500, merged: 0, skipped: 0, failed: 500 })
    const failed = receipt.items.filter((item) => item.status === 'failed')
    expect(failed.map((item) => item.place?.line)).toEqual([...faults.keys()])
    expect(new Set(failed.map((item) => item.reason)).size).toBeGreaterThan(3)
    expect(receipt.items.every((item) => item.status === 'failed' || item.id !== null)).toBe(true)
    expect(await library.receipt(receipt.id)).toEqual({ ok: true, value: receipt })
    const { revision } = library
    const again = await bring('part_000000.csv', text)
    expect(again).toMatchObject({ added: 0, merged: 0, skipped: 29_500, failed: 500 })
    expect(library.revision).toBe(revision)
  }, 300_000)
})

describe('an export', () => {
  it('restores dates, states and tags, and its receipt says so', async () => {
    const receipt = await bring(
      'part_000000.csv',
      `${header}One,https://a.example/1,1420070400,sea|salt,archive\nTwo,https://a.example/2,,,unread\n`,
    )
    const [one, two] = all()
    expect(one).toMatchObject({
      addedAt: '2015-01-01T00:00:00.000Z',
      tags: ['sea', 'salt'],
      archived: true,
      read: true,
      linkOnly: true,
      site: 'a.example',
    })
    expect(two).toMatchObject({ addedAt: receipt.startedAt, archived: false, read: false, tags: [] })
    expect(receipt.items[0]).toMatchObject({
      source: 'part_000000.csv',
      format: 'pocket-csv',
      place: { line: 2 },
      restored: {
        content: false,
        addedAt: '2015-01-01T00:00:00.000Z',
        state: ['archived', 'read'],
        tags: 2,
      },
    })
    expect(receipt.items[1]!.restored!.addedAt).toBeNull()
    // Newest first, as they were saved over there.
    expect(library.view({ kind: 'all' }).first.map(({ title }) => title)).toEqual(['Two', 'One'])
  })

  it('keeps all that it says of an item as the source, fields that nobody knows included', async () => {
    const receipt = await bring('reader.csv', 'Name,Url,Mood\nOne,https://a.example/1,blue\n')
    const source = await library.source(receipt.items[0]!.id!)
    expect(source).toMatchObject({ ok: true, value: { extension: 'json' } })
    const kept = source.ok ? Buffer.from(source.value.bytes).toString() : ''
    expect(JSON.parse(kept)).toEqual({
      format: 'csv',
      place: { line: 2 },
      record: { name: 'One', url: 'https://a.example/1', mood: 'blue' },
    })
  })

  it('takes one page under several spellings of its address once, with the earliest date and all tags', async () => {
    const rows = [
      'One,https://a.example/page?utm_source=x,1500000000,sea,unread',
      'One again,http://a.example/page/,1400000000,salt,archive',
      'And again,https://a.example/page#part,1600000000,sea,unread',
    ]
    const receipt = await bring('part_000000.csv', `${header}${rows.join('\n')}\n`)
    expect(receipt.items.map(({ status, reason }) => [status, reason])).toEqual([
      ['added', null],
      ['merged', 'It is already in your library. It gained its earlier date and 1 tag.'],
      ['skipped', 'The same article came earlier in this import.'],
    ])
    expect(all()).toHaveLength(1)
    expect(all()[0]).toMatchObject({
      title: 'One',
      addedAt: '2014-05-13T16:53:20.000Z',
      tags: ['sea', 'salt'],
      archived: false,
    })
  })

  it('gives a link its text when that comes, and keeps date, tags and marks', async () => {
    await bring('part_000000.csv', `${header}The quay,https://a.example/quay,1400000000,sea,archive\n`)
    const [link] = all()
    const wallabag = [
      {
        title: 'The quay at night',
        url: 'https://a.example/quay',
        content: '<p>Lamps on the water, and nobody there to see them but a heron.</p>',
        is_archived: false,
        is_starred: true,
        created_at: '2020-01-01T00:00:00+0000',
        tags: ['night'],
      },
    ]
    const receipt = await bring('wallabag.json', JSON.stringify(wallabag))
    expect(receipt.items[0]).toMatchObject({
      status: 'merged',
      id: link!.id,
      reason: 'It was only a link in your library; its text was added. It gained its bookmark and 1 tag.',
    })
    const [article] = all()
    expect(article).toMatchObject({
      title: 'The quay at night',
      addedAt: '2014-05-13T16:53:20.000Z',
      tags: ['sea', 'night'],
      archived: true,
      bookmarked: true,
    })
    expect(article!.linkOnly).toBeUndefined()
    // And the link, coming again, takes nothing away.
    const { revision } = library
    await bring('part_000000.csv', `${header}The quay,https://a.example/quay,1400000000,sea,archive\n`)
    expect(library.revision).toBe(revision)
    await library.undo()
    expect(all()[0]).toEqual(link)
  })

  it('keeps two links apart that have the same title, and two texts that have the same address', async () => {
    await bring(
      'part_000000.csv',
      `${header}Home,https://a.example/,1,,unread\nHome,https://b.example/,2,,unread\n`,
    )
    expect(all().map(({ url }) => url)).toEqual(['https://a.example/', 'https://b.example/'])
    const live = [
      'The river rose in the night and took the bridge.',
      'A hat was lost there in summer by someone else.',
    ]
    const stories = live.map((content) => ({
      title: 'Live',
      url: 'https://c.example/live',
      content,
      is_archived: 0,
    }))
    await bring('w.json', JSON.stringify(stories))
    expect(all()).toHaveLength(4)
  })

  it('that holds nothing has its line on the receipt, too', async () => {
    const receipt = await bring('part_000000.csv', header)
    expect(receipt.items).toMatchObject([
      { status: 'skipped', reason: '“part_000000.csv”: there are no items in it.' },
    ])
  })

  it('stops when it is told to, and says so', async () => {
    const { text } = plantedExport(5000, 10)
    const totals: (number | null)[] = []
    let job: ReturnType<typeof startImport> | null = null
    const sources = [{ kind: 'bytes', name: 'a.csv', bytes: Buffer.from(text) }] as const
    job = startImport(sources, {
      library,
      origin: 'files',
      reader: inProcessReader(),
      onProgress: ({ done, total }) => {
        totals.push(total)
        if (done > 0) job?.cancel()
      },
    })
    const result = await job.finished
    if (!result.ok) throw new Error(result.fault.message)
    expect(result.value.cancelled).toBe(true)
    expect(totals).toContain(5000)
    expect(result.value.items.length).toBeLessThan(5000)
    expect(result.value.added).toBe(all().length)
  })
})
