import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import { errno } from '@core/library/memory-file-system.ts'
import type { TestLibrary } from '@core/importing/archive/library-fixture.ts'
import { archiveOf, bringIn, good, newLibrary } from '@core/importing/archive/library-fixture.ts'
import { openZip } from '@core/importing/zip/zip.ts'
import type { ArticleId } from '@shared/article.ts'
import type { ExportProgress } from '@shared/export.ts'
import { describe, expect, it } from 'vitest'
import { exportLibrary } from './write-archive.ts'

const path = '/home/reader/all.zip'

async function filled(count: number): Promise<TestLibrary> {
  const made = await newLibrary()
  const drafts = Array.from({ length: count }, (_, index) => draftOf(`Story ${index}`))
  good(await made.library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z'))
  return made
}

async function namesIn(zip: Buffer): Promise<readonly string[]> {
  return good(await openZip(zip)).entries.map(({ name }) => name)
}

async function beside({ fs }: TestLibrary): Promise<readonly string[]> {
  return (await fs.names('/home/reader')).toSorted()
}

describe('an export of the whole library', () => {
  it('is plain files under names that a person can read', async () => {
    const made = await filled(1)
    const [article] = [...made.library.all()]
    const folder = `articles/Story 0 (id ${article!.id})`
    expect(await namesIn(await archiveOf(made))).toEqual([
      `${folder}/article.json`,
      `${folder}/Story 0.md`,
      `${folder}/body.html`,
      `${folder}/source.txt`,
      'README.txt',
      'offprint-archive.json',
    ])
  })

  it('says how far it is and what it wrote', async () => {
    const { fs, library } = await filled(3)
    const seen: ExportProgress[] = []
    const report = good(
      await exportLibrary({ library, path, fileSystem: fs, onProgress: (progress) => seen.push(progress) }),
    )
    expect(report).toEqual({
      articles: 3,
      bytes: (await fs.readFile(path)).length,
      problems: [],
      cancelled: false,
    })
    expect(seen.at(-1)).toEqual({ done: 3, total: 3 })
  })

  it('leaves nothing behind when it is stopped', async () => {
    const made = await filled(20)
    const stop = new AbortController()
    const library = stoppingAt(made.library, 5, () => stop.abort())
    const report = good(await exportLibrary({ library, path, fileSystem: made.fs, signal: stop.signal }))
    expect(report.cancelled).toBe(true)
    expect(await beside(made)).toEqual(['library'])
  })

  it('leaves nothing behind, and an older export as it was, when the disk is full at any call', async () => {
    const made = await filled(2)
    const before = await archiveOf(made)
    const { fs, library } = made
    good(await library.add([draftOf('One more')], newImportId(), '2026-01-02T00:00:00.000Z'))
    let failures = 0
    for (let at = 1; ; at++) {
      const start = fs.calls
      fs.before = (call, _, where) => {
        if (call === start + at && !where.includes('/library')) throw errno('ENOSPC', where)
        return 'go'
      }
      const report = await exportLibrary({ library, path, fileSystem: fs })
      fs.before = () => 'go'
      if (report.ok) break
      failures += 1
      expect(report.fault).toEqual({
        code: 'store-failed',
        message: `The library was not exported: the disk is full (${path}).`,
      })
      // After the rename the new one stands, and only its durability is in doubt.
      const left = await fs.readFile(path)
      if (!left.equals(before))
        expect((await namesIn(left)).some((name) => name.includes('One more'))).toBe(true)
      expect(await beside(made)).toEqual(['all.zip', 'library'])
    }
    expect(failures).toBeGreaterThan(2)
  })

  it('leaves out, and names, an article whose text is gone; one that was deleted meanwhile is no loss', async () => {
    const made = await filled(3)
    const [first, second] = [...made.library.all()]
    await made.fs.remove(`${made.library.articleFolder(first!.id)}/body.html`)
    good(await made.library.trash([second!.id]))
    const library = stoppingAt(made.library, 1, () => made.library.deleteForever([second!.id]))
    const report = good(await exportLibrary({ library, path, fileSystem: made.fs }))
    expect(report.articles).toBe(1)
    expect(report.problems).toEqual([
      expect.stringMatching(/^The text of “Story 0” could not be read: the folder or file is gone/),
    ])
    expect((await namesIn(await made.fs.readFile(path))).filter((name) => name.endsWith('.md'))).toHaveLength(
      1,
    )
  })

  it('says of a text that was damaged on the disk that it is no sound one, and so does its import', async () => {
    const made = await filled(2)
    const [article] = [...made.library.all()]
    const file = await made.fs.open(`${made.library.articleFolder(article!.id)}/body.html`, 'over')
    await file.append(Buffer.from('<p dir="auto">Bodx of Story 0.</p>\n'))
    await file.close()
    const { library, fs: fileSystem } = made
    const report = good(await exportLibrary({ library, path, fileSystem }))
    expect(report.problems).toEqual([
      'The text of “Story 0” was damaged on the disk before; it is in the export as it is now.',
    ])
    const other = await newLibrary()
    const receipt = await bringIn(other.library, await fileSystem.readFile(path))
    expect(receipt.items[0]?.reason).toBe('Its text was damaged already before it was exported.')
  })

  it('holds each article whole, also one whose text is replaced while it is read', async () => {
    const made = await filled(1)
    const [article] = [...made.library.all()]
    const better = draftOf('Better', { html: '<p>Better text</p>' })
    const library = stoppingAt(made.library, 1, () => made.library.replaceBody(article!.id, better))
    good(await exportLibrary({ library, path, fileSystem: made.fs }))
    const zip = good(await openZip(await made.fs.readFile(path)))
    const texts: Record<string, string> = {}
    for (const entry of zip.entries)
      texts[entry.name.split('/').at(-1) ?? ''] = Buffer.from(good(await zip.read(entry))).toString()
    expect(texts['body.html']).toBe('<p>Better text</p>')
    expect(texts['source.txt']).toBe('Source of Better')
    expect(JSON.parse(texts['article.json'] ?? '')).toMatchObject({ article: { title: 'Better' } })
  })
})

/** The library, which does something more when a body is asked for the `nth` time. */
function stoppingAt(library: Library, nth: number, act: () => unknown): Library {
  let asked = 0
  const body = async (id: ArticleId): ReturnType<Library['body']> => {
    const found = await library.body(id)
    asked += 1
    if (asked === nth) await act()
    return found
  }
  return new Proxy(library, {
    get(target, name) {
      if (name === 'body') return body
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
