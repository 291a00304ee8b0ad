import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArticleId } from '@shared/article.ts'
import type { Remembered } from './place-keeper.ts'
import { PlaceKeeper } from './place-keeper.ts'

const one = 'aaaaaaaaaaaaaaaa' as ArticleId
const two = 'bbbbbbbbbbbbbbbb' as ArticleId

function at(id: ArticleId, block: number): Remembered {
  return { id, place: { block, fraction: 0 }, progress: block / 10 }
}

describe('keeping the reading place', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('writes the first move at once, then the last place when the page has come to rest', () => {
    const written: Remembered[] = []
    const keeper = new PlaceKeeper((remembered) => written.push(remembered))
    keeper.note(at(one, 1))
    expect(written).toEqual([at(one, 1)])
    keeper.note(at(one, 2))
    keeper.note(at(one, 3))
    expect(written).toEqual([at(one, 1)])
    vi.runAllTimers()
    expect(written).toEqual([at(one, 1), at(one, 3)])
  })

  it('writes what is pending at once when the article is left, and not again', () => {
    const written: Remembered[] = []
    const keeper = new PlaceKeeper((remembered) => written.push(remembered))
    keeper.note(at(one, 3))
    keeper.note(at(one, 4))
    keeper.flush()
    keeper.flush()
    vi.runAllTimers()
    expect(written).toEqual([at(one, 3), at(one, 4)])
  })

  it('loses no place when the next article moves before the first was written', () => {
    const written: Remembered[] = []
    const keeper = new PlaceKeeper((remembered) => written.push(remembered))
    keeper.note(at(one, 4))
    keeper.note(at(one, 5))
    keeper.note(at(two, 0))
    vi.runAllTimers()
    expect(written).toEqual([at(one, 4), at(one, 5), at(two, 0)])
  })
})
