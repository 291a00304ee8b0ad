import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import { startImport } from './job.ts'
import { mergeDraft, splitDrafts, splitPoints } from './reshape.ts'

let folder = ''
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-reshape-'))
  const opened = await openLibrary({ folder, mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const notes = `---
title: Notes of the day
author: Ann Lee
tags: [walks]
---
The first warm day brought everyone out to the river.

Swans < herons, said the warden.

## The bridge

It stays closed until May, and nobody knows why.
`

async function bring(text: string): Promise<ArticleId> {
  const source = { kind: 'bytes', name: 'a.md', bytes: Buffer.from(text) } as const
  const result = await startImport([source], { library, origin: 'files', reader: inProcessReader() }).finished
  const id = result.ok ? result.value.items[0]?.id : null
  if (id === null || id === undefined) throw new Error('nothing came in')
  return id
}

describe('splitting', () => {
  it('is offered before every block but the first, headings marked as likely', async () => {
    const points = await splitPoints(library, await bring(notes))
    expect(points).toEqual({
      ok: true,
      value: [
        { block: 1, text: 'Swans < herons, said the warden.', likely: false },
        { block: 2, text: 'The bridge', likely: true },
        { block: 3, text: 'It stays closed until May, and nobody knows why.', likely: false },
      ],
    })
  })

  it('makes the heading of a part its title and loses no text', async () => {
    const id = await bring(notes)
    const drafts = await splitDrafts(library, id, [2])
    if (!drafts.ok) throw new Error(drafts.fault.message)
    expect(drafts.value.map((draft) => draft.title)).toEqual(['Notes of the day', 'The bridge'])
    expect(drafts.value.map((draft) => plainText(draft.html))).toEqual([
      'The first warm day brought everyone out to the river.\nSwans < herons, said the warden.',
      'It stays closed until May, and nobody knows why.',
    ])
    expect(drafts.value[0]).toMatchObject({ byline: 'Ann Lee', tags: ['walks'] })
    const source = drafts.value[1]?.source
    expect(source?.extension).toBe('md')
    expect(new TextDecoder().decode(source?.bytes)).toBe(notes)
    expect(await library.split(id, drafts.value)).toMatchObject({ ok: true })
    expect(library.summary(id)?.trashedAt).not.toBeNull()
  })

  it('is refused where there is no such block', async () => {
    const id = await bring(notes)
    for (const blocks of [[], [0], [4], [99]]) {
      expect(await splitDrafts(library, id, blocks)).toMatchObject({
        ok: false,
        fault: { code: 'split-refused' },
      })
    }
  })
})

describe('merging', () => {
  it('joins the bodies under the first headline and says the others within', async () => {
    const first = await bring(notes)
    const second = await bring(
      '---\ntitle: Rain & wind\nauthor: Bo Chen\ndescription: A wet day.\ntags: [weather]\n---\nIt rained.\n',
    )
    const draft = await mergeDraft(library, [first, second])
    if (!draft.ok) throw new Error(draft.fault.message)
    expect(draft.value).toMatchObject({
      title: 'Notes of the day',
      byline: 'Ann Lee',
      tags: ['walks', 'weather'],
    })
    const text = plainText(draft.value.html)
    expect(text).toContain('nobody knows why.\nRain & wind\nA wet day.\nBo Chen\nIt rained.')
    expect(await library.merge([first, second], draft.value)).toMatchObject({ ok: true })
  })

  it('keeps what is marked in each, in its own part, though the same words stand in both', async () => {
    const text = (title: string, last: string): string =>
      `---\ntitle: ${title}\n---\nThe ferry sails at nine. Bring a coat.\n\n${last}\n`
    const first = await bring(text('Monday', 'It rained all day on the quay.'))
    const second = await bring(text('Tuesday', 'The sun came out over the harbour.'))
    const quotes = ['The ferry sails at nine.', 'a quote that its text has lost', '']
    const marks = quotes.map((quote) => ({
      quote,
      prefix: '',
      suffix: ' Bring a coat.',
      start: 0,
      colour: 'pink' as const,
      note: `Note on “${quote}”`,
      tags: ['boats'],
    }))
    expect(await library.highlight(second, marks)).toMatchObject({ ok: true })
    const draft = await mergeDraft(library, [first, second])
    if (!draft.ok) throw new Error(draft.fault.message)
    const merged = await library.merge([first, second], draft.value)
    if (!merged.ok) throw new Error(merged.fault.message)

    const kept = library.highlights(merged.value.id)
    expect(kept).toHaveLength(3)
    for (const mark of marks) {
      const { quote, colour, note, tags } = mark
      expect(kept).toContainEqual(expect.objectContaining({ quote, colour, note, tags }))
    }
    const body = await library.body(merged.value.id)
    if (!body.ok) throw new Error(body.fault.message)
    const whole = plainText(body.value)
    const anchors = new AnchorText(whole)
    const placeOf = (quote: string | undefined): number | undefined =>
      kept.filter((each) => each.quote === quote).map((each) => anchors.find(each)?.range.start)[0]
    expect(placeOf(quotes[0])).toBe(whole.lastIndexOf('The ferry sails at nine.'))
    expect(whole.indexOf('The ferry sails at nine.')).toBeLessThan(placeOf(quotes[0]) ?? 0)
    // Where the titles are the same, too, only the place tells them apart.
    expect(kept.find(({ quote }) => quote === quotes[0])?.start).toBe(placeOf(quotes[0]))
    expect(placeOf(quotes[1])).toBeUndefined()
  })
})
