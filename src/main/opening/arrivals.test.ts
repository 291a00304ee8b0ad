import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Arrivals } from './arrivals.ts'

const silent = (): void => undefined

describe('what the system hands over', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits from before anybody listens', () => {
    const arrivals = new Arrivals(silent)
    arrivals.files(['/home/a/one.html'])
    const told = vi.fn()
    arrivals.listen(told)
    vi.runAllTimers()
    expect(told).toHaveBeenCalledTimes(1)
    expect(arrivals.waiting).toEqual([{ id: 1, kind: 'files', names: ['one.html'] }])
  })

  it('is one import where files come one by one', () => {
    const arrivals = new Arrivals(silent)
    const told = vi.fn()
    arrivals.listen(told)
    for (const name of ['/a', '/b', '/a']) arrivals.files([name])
    vi.runAllTimers()
    arrivals.files(['/c'])
    vi.runAllTimers()
    expect(told).toHaveBeenCalledTimes(2)
    expect(arrivals.waiting.map((one) => one.kind === 'files' && one.names)).toEqual([['a', 'b'], ['c']])
  })

  it('is taken once', () => {
    const arrivals = new Arrivals(silent)
    arrivals.link('offprint://add?text=hello')
    expect(arrivals.take(1)).toEqual({ kind: 'text', text: 'hello', title: null })
    expect(arrivals.take(1)).toBeNull()
    expect(arrivals.waiting).toEqual([])
  })

  it('says why a link was refused, and gives nothing for it', () => {
    const arrivals = new Arrivals(silent)
    arrivals.link('offprint://add?url=javascript:alert(1)')
    expect(arrivals.waiting).toMatchObject([{ kind: 'refused' }])
    expect(arrivals.take(1)).toBeNull()
  })

  it('does not pile up without end', () => {
    const log = vi.fn()
    const arrivals = new Arrivals(log)
    for (let index = 0; index < 500; index += 1) arrivals.link(`offprint://add?text=${index}`)
    expect(arrivals.waiting).toHaveLength(20)
    expect(log).toHaveBeenCalledWith('opening: too much waits already')
  })

  it('shows names without what turns their letters round', () => {
    const arrivals = new Arrivals(silent)
    arrivals.files(['/x/harmless\u202elmth.exe'])
    expect(arrivals.waiting).toMatchObject([{ names: ['harmlesslmth.exe'] }])
  })
})
