import { describe, expect, it, vi } from 'vitest'
import type { ReviveOptions } from './page-crash.ts'
import { reviveAfterCrash } from './page-crash.ts'

type Gone = (reason: 'crashed' | 'oom' | 'clean-exit') => void

function page(now: () => number = () => 0): { readonly gone: Gone } & ReviveOptions {
  const options = { load: vi.fn(), onRevived: vi.fn(), onGivenUp: vi.fn(), log: vi.fn(), now }
  let gone: Gone = () => undefined
  reviveAfterCrash(
    {
      on: (_event, listener) => {
        gone = (reason) => listener({}, { reason, exitCode: 5 })
      },
    },
    options,
  )
  return { ...options, gone: (reason) => gone(reason) }
}

describe('a page whose process dies', () => {
  it('is loaded anew, and it is said', () => {
    const { gone, load, onRevived, log } = page()
    gone('crashed')
    expect(load).toHaveBeenCalledTimes(1)
    expect(onRevived).toHaveBeenCalledTimes(1)
    expect(log).toHaveBeenCalledWith('page: its process is gone (crashed, 5)')
  })

  it('is not loaded anew where it ended as it should', () => {
    const { gone, load } = page()
    gone('clean-exit')
    expect(load).not.toHaveBeenCalled()
  })

  it('is given up where it dies again and again', () => {
    const { gone, load, onRevived, onGivenUp } = page()
    for (let time = 0; time < 4; time += 1) gone('oom')
    expect(vi.mocked(onRevived).mock.calls).toEqual([[1], [2], [3]])
    expect(load).toHaveBeenCalledTimes(3)
    expect(onGivenUp).toHaveBeenCalledTimes(1)
  })

  it('is loaded anew as often as it dies now and then', () => {
    let time = 0
    const { gone, load, onGivenUp } = page(() => time)
    for (let day = 0; day < 10; day += 1) {
      time += 100_000
      gone('crashed')
    }
    expect(load).toHaveBeenCalledTimes(10)
    expect(onGivenUp).not.toHaveBeenCalled()
  })
})
