/**
 * The same acts in the same order on a copy of the same library. Told LIBRARY, LOG, SAID and how often a refused
 * act is tried again. Tells of each act what came of it and how long that took.
 */
import { openSync, writeFileSync, writeSync } from 'node:fs'
import { nodeFileSystem } from '../../src/core/library/file-system.ts'
import { newImportId } from '../../src/core/library/ids.ts'
import { Library } from '../../src/core/library/library.ts'
import { openFolder } from '../../src/core/library/opening.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import type { ArticleId, ArticleSummary } from '../../src/shared/article.ts'
import { draftWith } from './draft.ts'
import { marksShown } from './marks.ts'
import type { Change, Said, Shown } from './model.ts'
import {
  articleAsAdded,
  receiptOf,
  receiptShown,
  receiptTitle,
  settingsShown,
  settingsTitle,
  shownOf,
} from './model.ts'
import { orders, sayReady } from './orders.ts'
import type { Told } from './told.ts'

const [folder = '', logPath = '', toldPath = '', again = '0'] = await orders()
sayReady()

const log = openSync(logPath, 'a')
const say = (line: Said): void => {
  writeSync(log, `${JSON.stringify(line)}\n`)
}
const told: Told[] = []
const began = Date.UTC(2026, 0, 1)
let hours = 0
const now = (): Date => new Date(began + hours++ * 3_600_000)
const folds: string[] = []

interface Refusal {
  readonly fault: { readonly message: string }
}

async function timed<Value extends { readonly ok: boolean }>(
  name: string,
  act: () => Promise<Value>,
): Promise<Value> {
  const from = performance.now()
  const outcome = await act()
  const message = outcome.ok ? null : (outcome as unknown as Refusal).fault.message
  told.push({ act: name, message, ms: performance.now() - from })
  return outcome
}

function finish(): void {
  writeFileSync(toldPath, JSON.stringify({ told, folds }))
}

const opening = () =>
  openFolder({
    folder,
    mode: 'write',
    owner: 'the scenario',
    log: (line) => folds.push(line),
    now,
    fs: nodeFileSystem,
    // The name of the lock's file begins with it. No process has so high a number: none lives when it is looked at.
    processes: {
      ...systemProcesses,
      pid: 4_194_303,
      alive: (pid) => pid === 4_194_303 || systemProcesses.alive(pid),
    },
  })

let opened = await timed('open', opening)
for (let time = 0; time < Number(again) && !opened.ok; time++) opened = await timed('open again', opening)
if (!opened.ok) {
  finish()
  process.exit()
}
const { adapter, low } = opened.value
const library = await Library.over(opened.value, nodeFileSystem, (line) => folds.push(line), now)
const shown = new Map<string, Shown>()
// The old library's texts are all in their first version; reading them here could be what fails.
for (const article of library.all())
  shown.set(article.title, shownOf(article, 1, library.highlights(article.id)))
let number = 0

async function act(
  name: string,
  changes: readonly Change[],
  run: () => Promise<{ readonly ok: boolean }>,
): Promise<boolean> {
  for (let time = 0; time <= Number(again); time++) {
    number += 1
    say({ begun: number, changes })
    const outcome = await timed(time === 0 ? name : `${name} again`, run)
    say(
      outcome.ok ? { done: number } : { refused: number, why: (outcome as unknown as Refusal).fault.message },
    )
    if (!outcome.ok) continue
    for (const { title, to } of changes) {
      if (to === null) shown.delete(title)
      else shown.set(title, to)
    }
    return true
  }
  return false
}

function article(title: string): ArticleSummary | null {
  return [...library.all()].find((one) => one.title === title) ?? null
}

async function on(
  name: string,
  title: string,
  part: Partial<Shown> | null,
  run: (article: ArticleSummary) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  const of = article(title)
  const was = shown.get(title)
  if (of === null || was === undefined) return
  await act(name, [{ title, to: part === null ? null : { ...was, ...part } }], () => run(of))
}

async function fold(): Promise<void> {
  await timed('fold', () =>
    adapter.fold(low.data).then(
      () => ({ ok: true }),
      // Nobody waits for a fold: it is logged, and done again later.
      (error: unknown) => {
        folds.push(String(error))
        return { ok: true }
      },
    ),
  )
}

const importId = newImportId()
const titles = ['new one', 'new two']
await on('bookmark', 'old 1', { bookmarked: true }, ({ id }) => library.setState([id], { bookmarked: true }))
await act(
  'add',
  titles.map((title) => ({ title, to: articleAsAdded })),
  () =>
    library.add(
      titles.map((title) => draftWith(title, 1)),
      importId,
      new Date(began).toISOString(),
    ),
)
await act('receipt', [{ title: receiptTitle(importId), to: receiptShown }], () =>
  library.saveReceipt(receiptOf(importId)),
)
await fold()
await on('replace', 'old 2', { version: 2 }, ({ id }) => library.replaceBody(id, draftWith('old 2', 2)))
const mark = { quote: 'words', colour: 'green', note: 'A note', tags: ['kept'] } as const
await on('mark', 'old 1', { marks: marksShown([mark]) }, ({ id }) =>
  library.highlight(id, [{ ...mark, prefix: '', suffix: '', start: 0 }]),
)
const marked = library.highlights(article('old 1')?.id ?? ('' as ArticleId))[0]
if (marked !== undefined)
  await on('change the note', 'old 1', { marks: marksShown([{ ...mark, note: 'Another' }]) }, ({ id }) =>
    library.changeHighlight(id, marked.id, { note: 'Another' }),
  )
await on('tag', 'old 3', { tags: 'kept' }, ({ id }) => library.tag([id], ['kept'], []))
await on('trash', 'old 4', { trashed: true }, ({ id }) => library.trash([id]))
await on('delete', 'old 4', null, ({ id }) => library.deleteForever([id]))
await on('trash', 'old 5', { trashed: true }, ({ id }) => library.trash([id]))
await timed('back up', () => library.backUp())
await act('settings', [{ title: settingsTitle, to: settingsShown('dark') }], () =>
  library.changeSettings({ theme: 'dark' }),
)
await on('read', 'old 6', { progress: 0.5 }, ({ id }) =>
  library.remember(id, 0.5, { block: 1, fraction: 0.5 }),
)
for (const one of library.all()) {
  const from = performance.now()
  const body = await library.body(one.id)
  if (!body.ok) told.push({ act: 'text', message: body.fault.message, ms: performance.now() - from })
}
const from = performance.now()
await library.close()
told.push({ act: 'close', message: null, ms: performance.now() - from })
finish()
process.exit()
