import type { Exported, ExportProgress } from '@shared/export.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import { describe, expect, it } from 'vitest'
import { ToastStore } from '../ui/toast-store.ts'
import { LanguageStore } from '../language/language-store.ts'
import { ExportStore } from './export-store.ts'

const whole: Exported = { file: 'all.zip', articles: 2, bytes: 10, problems: [], cancelled: false }

function made(answer: Exported | null | { readonly message: string }) {
  const calls: string[] = []
  let listen: (progress: ExportProgress) => void = () => undefined
  let finish = (): void => undefined
  const answered = new Promise<void>((resolve) => {
    finish = resolve
  })
  const client = {
    on: (_: string, listener: typeof listen) => {
      listen = listener
    },
    exporting: {
      library: async () => {
        calls.push('library')
        await answered
        return answer !== null && 'message' in answer
          ? { ok: false, fault: { code: 'store-failed', ...answer } }
          : { ok: true, value: answer }
      },
      show: async () => {
        calls.push('show')
        return { ok: true }
      },
    },
  } as unknown as OffprintClient
  const toasts = new ToastStore()
  const store = new ExportStore({ language: new LanguageStore(['en']), client, toasts })
  return { store, toasts, calls, finish, tell: (progress: ExportProgress) => listen(progress) }
}

describe('exporting', () => {
  it('shows how far it is, runs once, and names the file in the end', async () => {
    const { store, toasts, calls, finish, tell } = made(whole)
    const running = store.run()
    await store.run()
    expect(store.isUnderWay).toBe(true)
    tell({ done: 1, total: 2 })
    expect(store.state).toEqual({ done: 1, total: 2 })
    finish()
    await running
    tell({ done: 2, total: 2 })
    expect([store.state, store.isUnderWay]).toEqual([null, false])
    const [toast] = toasts.state
    expect(toast).toMatchObject({ kind: 'status', message: 'Exported 2 articles to “all.zip”' })
    toast?.actions[0]?.run()
    expect(calls).toEqual(['library', 'show'])
  })

  it('says nothing when no place was chosen, and what went wrong when it did', async () => {
    const said = async (answer: Parameters<typeof made>[0]): Promise<readonly string[]> => {
      const { store, toasts, finish } = made(answer)
      finish()
      await store.run()
      return toasts.state.map(({ kind, message }) => `${kind}: ${message}`)
    }
    expect(await said(null)).toEqual([])
    expect(await said({ message: 'The disk is full.' })).toEqual(['alert: The disk is full.'])
    expect(await said({ ...whole, cancelled: true })).toEqual([
      'status: The export was stopped; nothing was written',
    ])
    expect(await said({ ...whole, problems: ['A is gone.'] })).toEqual([
      'alert: Exported 2 articles to “all.zip”. One is not as it should be: A is gone.',
    ])
    expect(await said({ ...whole, problems: ['A is gone.', 'B is gone.'] })).toEqual([
      'alert: Exported 2 articles to “all.zip”. 2 problems; the first: A is gone.',
    ])
  })
})
