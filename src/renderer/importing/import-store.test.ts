import { expect, test } from 'vitest'
import type { ImportId } from '@shared/article.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { ReceiptHead } from '@shared/receipt.ts'
import { fakeArticle, fakeClient } from '../library/fake-client.ts'
import { LibraryStore } from '../library/store.ts'
import { ToastStore } from '../ui/toast-store.ts'
import { LanguageStore } from '../language/language-store.ts'
import { ImportStore } from './import-store.ts'

const added = fakeArticle(7)
const receipt: ReceiptHead = {
  id: '1'.repeat(16) as ImportId,
  origin: 'paste',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  added: 1,
  merged: 0,
  skipped: 0,
  failed: 0,
  cancelled: false,
  count: 1,
  first: added.id,
  told: null,
  cameBack: false,
}

async function setUp(answer: unknown) {
  const fake = fakeClient([fakeArticle(0), added])
  const client = {
    ...fake.client,
    importing: {
      paste: () => Promise.resolve(answer),
      dropped: () => Promise.resolve(answer),
      settle: () => Promise.resolve({ ok: true, value: receipt }),
      begin: () => Promise.resolve({ ok: true, value: receipt }),
    },
  } as unknown as OffprintClient
  const library = new LibraryStore(client)
  await library.start()
  const toasts = new ToastStore()
  let fronted = 0
  const surveyed: number[] = []
  const imports = new ImportStore({
    language: new LanguageStore(['en']),
    client,
    library,
    toasts,
    ask: () => undefined,
    showReceipt: () => undefined,
    showSurvey: (plan) => surveyed.push(plan),
    standing: () => JSON.stringify([library.state.view, library.state.cursor]),
    onAdded: () => fronted++,
  })
  return { imports, library, toasts, surveyed, fronted: () => fronted, emit: fake.emit }
}

test('the list stands on the first article that came in, and a toast offers to undo', async () => {
  const { imports, library, toasts, fronted } = await setUp({ ok: true, value: receipt })
  await imports.paste('text', null)
  expect(library.state.cursor).toBe(7)
  expect(fronted()).toBe(1)
  expect(
    toasts.state.map((toast) => [toast.message, ...toast.actions.map((action) => action.label)]),
  ).toEqual([['Added 1 article from pasted text', 'Undo', 'Show receipt']])
})

test('a reader who has moved on while it ran is left alone', async () => {
  const { imports, library, toasts, fronted } = await setUp({ ok: true, value: receipt })
  const done = imports.paste('text', null)
  library.moveTo(0)
  await done
  expect(library.state.cursor).toBe(0)
  expect(fronted()).toBe(0)
  expect(toasts.state).toHaveLength(1)
})

test('an import that could not be done is a warning', async () => {
  const fault = { code: 'store-failed', message: 'The disk is full.' }
  const { imports, toasts } = await setUp({ ok: false, fault })
  await imports.paste('text', null)
  expect(toasts.state.map(({ kind, message }) => [kind, message])).toEqual([['alert', 'The disk is full.']])
  expect(imports.state.starting).toBe(0)
})

test('an export is shown before it is brought in, and comes in when the reader says so', async () => {
  const { imports, surveyed, toasts, library } = await setUp({
    ok: true,
    value: { kind: 'surveyed', plan: 3, survey: {} },
  })
  await imports.addFiles([])
  expect(surveyed).toEqual([3])
  expect(toasts.state).toHaveLength(0)
  await imports.begin(3, { states: true, tags: true, folders: false, dates: true, wholeBooks: false })
  expect(library.state.cursor).toBe(7)
  expect(toasts.state).toHaveLength(1)
})

test('an import that is taken back offers no undo, and the list stays where it is', async () => {
  const { imports, toasts, fronted } = await setUp(null)
  await imports.settle(receipt.id, 'undo')
  expect(toasts.state.map(({ message, actions }) => [message, actions.length])).toEqual([
    ['The import was stopped and taken back', 1],
  ])
  expect(fronted()).toBe(0)
})

test('what comes from the watched folder is told with a way back, once, and nothing moves', async () => {
  const { imports, toasts, fronted, emit } = await setUp(null)
  emit('import.finished', { ...receipt, origin: 'watch' })
  emit('import.finished', { ...receipt, origin: 'watch', added: 0, skipped: 1 })
  expect(toasts.state.map(({ message, actions }) => [message, ...actions.map(({ label }) => label)])).toEqual(
    [['Added 1 article', 'Undo', 'Show receipt']],
  )
  expect(fronted()).toBe(0)
  expect(imports.state.running).toEqual([])
})
