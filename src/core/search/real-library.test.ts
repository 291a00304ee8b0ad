import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ArticleDraft } from '@core/library/draft.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { searchOnce } from './in-process.ts'

function draft(title: string, html: string): ArticleDraft {
  return {
    title,
    standfirst: [],
    byline: null,
    dateline: null,
    publishedAt: null,
    site: null,
    url: null,
    language: 'en',
    direction: 'ltr',
    html,
    source: { extension: 'txt', bytes: new TextEncoder().encode(title) },
    tags: [],
    wordCount: 1,
    excerpt: '',
    fingerprint: title + html,
  }
}

async function open(folder: string, mode: 'read' | 'write'): Promise<Library> {
  const opened = await openLibrary({ folder, mode, owner: 'a test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}

describe('search in a library on disk', () => {
  it('finds what was added, also while another holds the library, and not what is in the trash', async () => {
    const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-search-')), 'library')
    const library = await open(folder, 'write')
    const added = await library.add(
      [draft('Apples', '<p>Sweet <b>and</b> red</p>'), draft('Lemons', '<p>Sour, not sweet</p>')],
      newImportId(),
      '2026-01-01T00:00:00.000Z',
    )
    const [, lemons] = added.ok ? added.value : []
    const reader = await open(folder, 'read')
    const titlesIn = async (library: Library, query: string) =>
      (await searchOnce(library, query, 10)).hits.map((hit) => hit.title.text)
    expect(await titlesIn(reader, 'sweat')).toEqual(['Apples', 'Lemons'])
    expect(await titlesIn(library, 'sweet and red')).toEqual(['Apples'])
    await library.trash(lemons === undefined ? [] : [lemons.id])
    expect(await titlesIn(library, 'sweet')).toEqual(['Apples'])
    await reader.close()
    await library.close()
  })
})
