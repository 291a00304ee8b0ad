import { ImportId } from '@shared/article.ts'
import { ImportChoices } from '@shared/import-choices.ts'
import type { ItemPlace, ReceiptItem } from '@shared/receipt.ts'
import * as v from 'valibot'
import type { ImportFolder } from '@core/library/imports/import-folder.ts'
import { ReceiptItemFile } from '@core/library/imports/receipt-schema.ts'
import type { Task } from './tasks.ts'

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const RecordedTask = v.variant('kind', [
  v.object({
    kind: v.literal('file'),
    name: v.string(),
    shown: v.string(),
    path: v.string(),
    size: Whole,
    isMet: v.exactOptional(v.boolean()),
    isFolder: v.exactOptional(v.boolean()),
  }),
  /** What was given without a file lies beside the record, under these names. */
  v.object({
    kind: v.literal('given'),
    shown: v.string(),
    name: v.string(),
    pasted: v.boolean(),
    file: v.string(),
    html: v.exactOptional(v.string()),
  }),
  v.object({
    kind: v.literal('problem'),
    shown: v.string(),
    problem: v.object({ kind: v.picklist(['skipped', 'failed']), name: v.string(), reason: v.string() }),
  }),
])
type RecordedTask = v.InferOutput<typeof RecordedTask>

/** What an import was asked to do, so that it can be done to its end after a crash. */
export const JobRecord = v.object({
  format: v.literal(1),
  id: ImportId,
  origin: v.picklist(['paste', 'files', 'cli', 'watch']),
  /** ISO 8601 in UTC. */
  startedAt: v.string(),
  addedAt: v.string(),
  choices: ImportChoices,
  tasks: v.array(RecordedTask),
  /** Of these sources only these places: what failed before. Null: all of the source. */
  only: v.nullable(v.array(v.tuple([v.string(), v.nullable(v.array(v.string()))]))),
})
export type JobRecord = v.InferOutput<typeof JobRecord>

/** Of each source that is to be read again, the places; null for all of it. */
export type Only = ReadonlyMap<string, ReadonlySet<string> | null>

export function placeKey({ entry, line, item }: ItemPlace): string {
  return JSON.stringify([entry ?? null, line ?? null, item ?? null])
}

/** Some of what the import did; what it says is so when its change is in the library. */
export const LogLine = v.object({
  /** Where to go on after it. */
  at: v.object({ task: Whole, entry: Whole, within: Whole }),
  items: v.array(ReceiptItemFile),
  /** What was merged into articles that were there: how it left them. */
  merged: v.array(v.unknown()),
})
export interface LogLine extends Omit<v.InferOutput<typeof LogLine>, 'items'> {
  readonly items: ReceiptItem[]
}

export async function saveRecord(
  folder: ImportFolder,
  record: Omit<JobRecord, 'tasks'>,
  tasks: readonly Task[],
): Promise<void> {
  const recorded: RecordedTask[] = []
  for (const [index, task] of tasks.entries()) {
    if (task.kind === 'source') recorded.push(await given(folder, task, index))
    else if (task.kind === 'file') recorded.push({ ...task })
    else recorded.push({ ...task, problem: { ...task.problem } })
  }
  await folder.saveJob({ ...record, tasks: recorded })
}

async function given(
  folder: ImportFolder,
  { shown, source }: Extract<Task, { kind: 'source' }>,
  index: number,
): Promise<RecordedTask> {
  const file = `given-${index}`
  const { name, bytes, html, pasted = false } = source
  await folder.saveGiven(file, bytes)
  if (html !== undefined) await folder.saveGiven(`${file}.html`, new TextEncoder().encode(html))
  return {
    kind: 'given',
    shown,
    name,
    pasted,
    file,
    ...(html === undefined ? {} : { html: `${file}.html` }),
  }
}

/** Null where there is none, or it is from the future or damaged. */
export async function readRecord(folder: ImportFolder): Promise<JobRecord | null> {
  const read = v.safeParse(JobRecord, await folder.job())
  return read.success ? read.output : null
}

export async function tasksOf(folder: ImportFolder, record: JobRecord): Promise<readonly Task[]> {
  const tasks: Task[] = []
  for (const task of record.tasks) {
    if (task.kind !== 'given') {
      tasks.push(task)
      continue
    }
    const bytes = await folder.given(task.file)
    if (bytes === null) {
      const problem = { kind: 'failed', name: task.shown, reason: 'it is not there any more' } as const
      tasks.push({ kind: 'problem', shown: task.shown, problem })
      continue
    }
    const html = task.html === undefined ? null : await folder.given(task.html)
    tasks.push({
      kind: 'source',
      shown: task.shown,
      source: {
        name: task.name,
        bytes,
        pasted: task.pasted,
        ...(html === null ? {} : { html: new TextDecoder().decode(html) }),
      },
    })
  }
  return tasks
}

export function onlyOf({ only }: JobRecord): Only | null {
  if (only === null) return null
  return new Map(only.map(([source, places]) => [source, places === null ? null : new Set(places)]))
}
