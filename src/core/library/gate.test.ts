import { describe, expect, it } from 'vitest'
import { Gate } from './gate.ts'

describe('a gate', () => {
  it('waits for those inside, keeps those that come waiting, and then lets them in', async () => {
    const gate = new Gate()
    const seen: string[] = []
    const inside = Promise.withResolvers<void>()
    const first = gate.through(async () => {
      await inside.promise
      seen.push('out')
    })
    const closed = gate.whileClosed(async () => {
      seen.push('closed')
      await Promise.resolve()
      seen.push('opened')
    })
    const later = gate.through(async () => {
      seen.push('later')
    })
    inside.resolve()
    await Promise.all([first, closed, later])
    expect(seen).toEqual(['out', 'closed', 'opened', 'later'])
  })

  it('opens again after a failure, and one closing waits for the other', async () => {
    const gate = new Gate()
    const failing = gate.whileClosed(async () => {
      await Promise.resolve()
      throw new Error('full')
    })
    const second = gate.whileClosed(async () => 2)
    await expect(failing).rejects.toThrow('full')
    expect(await second).toBe(2)
    expect(await gate.through(async () => 3)).toBe(3)
  })
})
