import { describe, expect, it } from 'vitest'
import type { Migration } from './migrations.ts'
import { currentFormat, migrate, migrations } from './migrations.ts'

describe('migrations', () => {
  const steps: readonly Migration[] = [
    { to: 2, article: (article) => ({ ...(article as object), two: true }) },
    { to: 3, article: (article) => ({ ...(article as object), three: 'two' in (article as object) }) },
  ]

  it('take a part of any age through every later step in order', () => {
    expect(migrate('article', {}, 1, steps)).toEqual({ two: true, three: true })
    expect(migrate('article', {}, 2, steps)).toEqual({ three: false })
    expect(migrate('article', {}, 3, steps)).toEqual({})
    expect(migrate('head', { a: 1 }, 1, steps)).toEqual({ a: 1 })
  })

  it('lead to the current format without a gap', () => {
    expect(migrations.map((step) => step.to)).toEqual(migrations.map((_, index) => index + 2))
    expect(currentFormat).toBe(migrations.length + 1)
  })
})
