import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { call } from '@shared/ipc/define.ts'
import { ok } from '@shared/result.ts'
import type { HandlerTable } from './dispatch.ts'
import { createDispatch } from './dispatch.ts'

const contract = {
  tea: { brew: call(v.object({ cups: v.pipe(v.number(), v.minValue(1)) })).returns<number>() },
}

function dispatchWith(brew: (input: unknown) => Promise<never> | Promise<ReturnType<typeof ok>>): {
  dispatch: ReturnType<typeof createDispatch>
  lines: string[]
} {
  const lines: string[] = []
  const handlers = Promise.resolve({ tea: { brew } } as HandlerTable)
  return {
    dispatch: createDispatch(
      contract,
      () => handlers,
      (line) => lines.push(line),
    ),
    lines,
  }
}

describe('the dispatch', () => {
  it('hands validated input to the handler and its answer back', async () => {
    let given: unknown
    const { dispatch } = dispatchWith(async (input) => {
      given = input
      return ok(3)
    })
    expect(await dispatch('tea', 'brew', { cups: 3, sugar: 'ignored' })).toEqual({ ok: true, value: 3 })
    expect(given).toEqual({ cups: 3 })
  })

  it('refuses bad input before the handler sees it', async () => {
    let calledWith: unknown = 'never called'
    const { dispatch } = dispatchWith(async (input) => {
      calledWith = input
      return ok()
    })
    for (const bad of [undefined, null, 7, {}, { cups: '3' }, { cups: 0 }]) {
      expect(await dispatch('tea', 'brew', bad)).toMatchObject({ ok: false, fault: { code: 'refused' } })
    }
    expect(calledWith).toBe('never called')
  })

  it('refuses a call that the contract does not have, also by the names that every object has', async () => {
    const { dispatch } = dispatchWith(async () => ok())
    for (const [room, name] of [
      ['tea', 'spill'],
      ['coffee', 'brew'],
      ['constructor', 'name'],
      ['tea', 'toString'],
      ['__proto__', 'brew'],
    ] as const) {
      expect(await dispatch(room, name, { cups: 1 })).toMatchObject({ ok: false, fault: { code: 'refused' } })
    }
  })

  it('answers a bug with a reference and keeps its words in the log', async () => {
    const { dispatch, lines } = dispatchWith(async () => {
      throw new Error('the pot is at /home/reader/secret')
    })
    const answer = await dispatch('tea', 'brew', { cups: 1 })
    expect(answer).toMatchObject({ ok: false, fault: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    const ref = !answer.ok && 'ref' in answer.fault ? String(answer.fault.ref) : ''
    expect(ref).toMatch(/^[0-9a-f]{8}$/)
    expect(lines.join('\n')).toContain(ref)
    expect(lines.join('\n')).toContain('secret')
  })
})
