import type { Preview } from '@core/library/preview.ts'
import { defaultSettings } from '@shared/settings.ts'
import type { Standing } from '@shared/standing.ts'
import { describe, expect, it } from 'vitest'
import { createFirstLook, firstView } from './first-look.ts'

const counts = {
  inbox: 1,
  unread: 1,
  bookmarked: 0,
  archive: 0,
  all: 1,
  trash: 0,
  highlighted: 0,
  noted: 0,
  begun: 0,
  tags: [],
  sites: [],
}
const look: Preview = {
  revision: 4,
  settings: defaultSettings,
  counts: () => counts,
  page: { revision: 4, total: 1, rows: Uint32Array.of(0), first: [] },
  order: 'newest',
}
const about = { folder: '/home/reader/library', version: '1.0.0', platform: 'linux' } as const

function started(preview: Promise<Preview | null>, standing: Standing | null = null) {
  const opening = Promise.withResolvers<undefined>()
  const told: string[] = []
  const answer = createFirstLook({
    preview,
    standing,
    opening: opening.promise,
    about,
    onOpened: () => told.push('opened'),
  })
  return { answer, opening, told }
}

describe('the first look', () => {
  it('answers for the first screen, and tells the page when the library is open', async () => {
    const { answer, opening, told } = started(Promise.resolve(look))
    expect(await answer('library', 'open', undefined)).toMatchObject({
      ok: true,
      value: { revision: 4, counts },
    })
    expect(await answer('library', 'view', { view: firstView, order: 'newest' })).toMatchObject({
      value: { total: 1 },
    })
    expect(told).toEqual([])
    opening.resolve(undefined)
    await new Promise(setImmediate)
    expect(told).toEqual(['opened'])
    expect(await answer('library', 'open', undefined)).toBeNull()
  })

  it('tells the page, too, when the library could not be opened after all', async () => {
    const { answer, opening, told } = started(Promise.resolve(look))
    await answer('library', 'open', undefined)
    opening.reject(new Error('busy'))
    await new Promise(setImmediate)
    expect(told).toEqual(['opened'])
  })

  it('leaves everything else, and a library that it could not look into, to the library', async () => {
    const { answer, opening } = started(Promise.resolve(look))
    expect(await answer('library', 'undo', undefined)).toBeNull()
    expect(await answer('article', 'open', undefined)).toBeNull()
    expect(await answer('library', 'view', { view: { kind: 'trash' }, order: 'newest' })).toBeNull()
    expect(await answer('library', 'view', { view: firstView, order: 'longest' })).toBeNull()
    const blind = started(Promise.resolve(null))
    expect(await blind.answer('library', 'open', undefined)).toBeNull()
    opening.resolve(undefined)
    blind.opening.resolve(undefined)
    await new Promise(setImmediate)
    expect(blind.told).toEqual([])
  })
})
