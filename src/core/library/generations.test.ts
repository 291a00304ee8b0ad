import { defaultSettings } from '@shared/settings.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Backup } from './generations.ts'
import { isDue, keepers, superseded } from './generations.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const start = Date.UTC(2026, 0, 5)

function backup(revision: number, time: number, change: Partial<Backup> & { count?: number } = {}): Backup {
  const { count = 100, ...rest } = change
  const head = {
    format: 1,
    library: 'x',
    generation: revision,
    revision,
    nextRow: 0,
    count,
    bodies: {},
    settings: defaultSettings,
    writtenAt: new Date(time).toISOString(),
  }
  return { name: `r${revision}`, head, reason: 'automatic', size: 1000, ...rest }
}

/** What is there after backups were made at these times, one after the other, each followed by a rotation. */
function rotated(times: readonly number[], keeping = defaultSettings): readonly Backup[] {
  let kept: readonly Backup[] = []
  for (const [index, time] of times.entries()) {
    kept = [backup(index, time), ...kept]
    const gone = new Set(superseded(kept, keeping))
    kept = kept.filter(({ name }) => !gone.has(name))
  }
  return kept
}

const agesInHours = (backups: readonly Backup[], now: number): readonly number[] =>
  backups.map(({ head }) => (now - Date.parse(head.writtenAt)) / hourMs)

describe('generations of backups', () => {
  it('reach back 24 hours, 7 days and 4 weeks after two months of a backup each hour', () => {
    const times = Array.from({ length: 60 * 24 }, (_, hour) => start + hour * hourMs)
    const kept = rotated(times)
    const ages = agesInHours(kept, times.at(-1)!)
    expect(ages.slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, hour) => hour))
    expect(kept.length).toBeLessThanOrEqual(25 + 8 + 5)
    for (const days of [1, 2, 3, 4, 5, 6, 7])
      expect(ages.some((age) => Math.floor(age / 24) === days)).toBe(true)
    expect(Math.max(...ages)).toBeGreaterThanOrEqual(3 * 7 * 24)
    expect(new Set(keepers(kept, defaultSettings).values())).toEqual(new Set(['hour', 'day', 'week']))
  })

  it('are as many as the settings say', () => {
    const times = Array.from({ length: 60 * 24 }, (_, hour) => start + hour * hourMs)
    const none = { ...defaultSettings, backupHours: 0, backupDays: 0, backupWeeks: 0 }
    expect(rotated(times, none)).toHaveLength(3)
    expect(rotated(times, { ...none, backupDays: 30 }).length).toBeGreaterThanOrEqual(30)
  })

  it('of a machine that was off for weeks are all still there when it comes back', () => {
    const times = Array.from({ length: 40 }, (_, hour) => start + hour * hourMs)
    const before = rotated(times)
    const after = rotated([...times, start + 60 * dayMs])
    const gone = before.filter(({ name }) => !after.some((one) => one.name === name))
    // One comes, one goes: the oldest hour.
    expect(gone.length).toBeLessThanOrEqual(1)
  })

  it('lose nothing to a clock that jumps: at most one goes for each that comes', () => {
    const jump = fc.constantFrom(
      0,
      2 * dayMs,
      -2 * dayMs,
      Date.UTC(1970, 0, 1) - start,
      Date.UTC(2038, 0, 19) - start,
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(jump, fc.integer({ min: 1, max: 30 })), { maxLength: 120 }), (steps) => {
        let kept: readonly Backup[] = []
        let time = start
        for (const [index, [offset, hours]] of steps.entries()) {
          time += hours * hourMs
          kept = [backup(index, time + offset), ...kept]
          const gone = new Set(superseded(kept, defaultSettings))
          // A week that ends can free its day and an hour at the same time; a jump must never free more.
          expect(gone.size).toBeLessThanOrEqual(3)
          kept = kept.filter(({ name }) => !gone.has(name))
          expect(kept.slice(0, 3).map(({ name }) => name)).toEqual(
            [index, index - 1, index - 2].filter((n) => n >= 0).map((n) => `r${n}`),
          )
        }
      }),
    )
  })

  it.each([
    ['two days ahead', 2 * dayMs],
    ['two days behind', -2 * dayMs],
    ['in 1970', Date.UTC(1970, 0, 1) - start - 30 * dayMs],
    ['in 2038', Date.UTC(2038, 0, 19) - start - 30 * dayMs],
  ])(
    'made with the clock %s do not cost the weeks before it, then or when it is right again',
    (_, offset) => {
      const times = Array.from({ length: 30 }, (__, day) => start + day * dayMs)
      const weeks = rotated(times).filter(
        ({ name }) => keepers(rotated(times), defaultSettings).get(name) === 'week',
      )
      const wrong = [30.1, 30.2, 30.3].map((day) => start + day * dayMs + offset)
      const right = [30.5, 30.6].map((day) => start + day * dayMs)
      const after = rotated([...times, ...wrong, ...right])
      const lost = weeks.slice(0, -1).filter(({ name }) => !after.some((one) => one.name === name))
      expect(lost).toEqual([])
    },
  )

  it('keep the last one before a sudden fall for longer than its hour', () => {
    const full = Array.from({ length: 5 }, (_, n) => backup(n, start + n * 60_000, { count: 100 }))
    const empty = Array.from({ length: 40 }, (_, n) => backup(10 + n, start + (n + 1) * hourMs, { count: 1 }))
    const kept = keepers([...full, ...empty].toReversed(), { backupHours: 2, backupDays: 0, backupWeeks: 0 })
    expect(kept.get('r4')).toBe('fall')
    expect(kept.has('r3')).toBe(false)
  })

  it('of a large library are fewer: hours go first, weeks and the newest three never', () => {
    const size = 40_000_000
    const times = Array.from({ length: 60 * 24 }, (_, hour) => start + hour * hourMs)
    const small = rotated(times)
    const large = small.map((one) => ({ ...one, size }))
    const kept = keepers(large, defaultSettings)
    expect(kept.size * size).toBeLessThanOrEqual(12 * size)
    const rules = [...kept.values()]
    expect(rules.filter((rule) => rule === 'week')).toHaveLength(5)
    expect(large.slice(0, 3).every(({ name }) => kept.has(name))).toBe(true)
  })

  it('are due after an hour, when the clock stands before the last one, and after 500 changes', () => {
    const { head } = backup(10, start)
    const at = (ms: number): Date => new Date(start + ms)
    expect(isDue(null, at(0), 0)).toBe(true)
    expect(isDue(head, at(59 * 60_000), 11)).toBe(false)
    expect(isDue(head, at(hourMs), 11)).toBe(true)
    expect(isDue(head, at(hourMs), 10)).toBe(false)
    expect(isDue(head, new Date(0), 11)).toBe(true)
    expect(isDue(head, at(0), 510)).toBe(true)
  })
})
