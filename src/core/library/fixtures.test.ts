import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupLabel } from './backups.ts'
import { examine } from './doctor.ts'
import type { Library } from './library.ts'
import { openLibrary } from './library.ts'
import { currentFormat } from './migrations.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-format-'))
  cpSync(fileURLToPath(new URL('fixtures/format-1', import.meta.url)), folder, { recursive: true })
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function open(mode: 'read' | 'write'): Promise<Library> {
  const opened = await openLibrary({ folder, mode, owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}

async function holdsAll(library: Library): Promise<void> {
  const [ferry, arabic, chinese] = [...library.all()]
  expect(ferry).toMatchObject({
    title: 'Ferry returns to the bay',
    bookmarked: true,
    tags: ['sea'],
    progress: 0.5,
    place: { block: 2, fraction: 0.25 },
  })
  expect(arabic).toMatchObject({ title: 'عودة العبّارة', direction: 'rtl', tags: ['later'] })
  expect(chinese).toMatchObject({ title: '渡轮返航', trashedAt: '2026-01-01T12:09:00.000Z' })
  expect(library.size).toBe(3)
  expect(library.settings.theme).toBe('sepia')
  expect(library.notices).toEqual([])
  // Replaced since it came in.
  expect(await library.body(arabic!.id)).toEqual({ ok: true, value: '<p>نص أطول من قبل.</p>' })
  const source = await library.source(ferry!.id)
  expect(source.ok && Buffer.from(source.value.bytes).toString()).toBe('Source of Ferry returns to the bay')
  expect(await library.receipts()).toMatchObject([{ added: 3, items: [{ title: ferry!.title }, {}, {}] }])
}

/** Every file with its content. */
function everything(): readonly (readonly [string, string])[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => [path, readFileSync(path, 'latin1')])
}

describe('a library of format 1, as it was written when that was new', () => {
  it('opens to read with all that it held, and is not changed by it', async () => {
    const before = everything()
    await holdsAll(await open('read'))
    expect(everything()).toEqual(before)
  })

  it('opens to write, is changed, and opens again with all of it', async () => {
    const library = await open('write')
    await holdsAll(library)
    const [ferry] = library.all()
    await library.setState([ferry!.id], { archived: true })
    await library.backUp()
    await library.close()
    const again = await open('write')
    await holdsAll(again)
    expect(again.summary(ferry!.id)).toMatchObject({ archived: true })
    await again.close()
  })

  it('takes saved searches, and has them again', async () => {
    const saved = [{ name: 'To read', query: 'is:unread words:>2000' }]
    const library = await open('write')
    expect(library.settings).toMatchObject({ savedSearches: [], recentSearches: [] })
    await library.changeSettings({ savedSearches: saved, recentSearches: ['ferry'] })
    await library.backUp()
    await library.changeSettings({ savedSearches: [] })
    const backups = await library.backups()
    if (!backups.ok) throw new Error(backups.fault.message)
    expect(await library.restoreBackup(backupLabel(backups.value[0]!))).toMatchObject({ ok: true })
    await library.close()
    const again = await open('write')
    await holdsAll(again)
    expect(again.settings).toMatchObject({ savedSearches: saved, recentSearches: ['ferry'] })
    await again.close()
  })

  it('has nothing wrong with it but the text that its last session put aside', async () => {
    expect(await examine({ folder })).toMatchObject({ ok: true, value: { verified: 3, findings: [] } })
  })
})

describe('a library from the future', () => {
  it.each(['read', 'write'] as const)('is refused and left as it is, opened to %s', async (mode) => {
    const identity = JSON.parse(readFileSync(join(folder, 'offprint.json'), 'utf8')) as { id: string }
    writeFileSync(join(folder, 'offprint.json'), JSON.stringify({ ...identity, format: currentFormat + 1 }))
    // What such a version may bring along.
    mkdirSync(join(folder, 'articles', 'packed'))
    writeFileSync(join(folder, 'articles', 'packed', 'texts'), 'unknown')
    const before = everything()
    const opened = await openLibrary({ folder, mode, owner: 'test' })
    expect(opened).toMatchObject({
      ok: false,
      fault: { code: 'library-unreadable', message: expect.stringContaining('newer version of Offprint') },
    })
    expect(await examine({ folder })).toMatchObject({ ok: false, fault: { code: 'library-unreadable' } })
    expect(everything()).toEqual(before)
  })
})
