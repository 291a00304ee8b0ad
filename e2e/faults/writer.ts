/**
 * Changes a library until it is stopped: `writer.ts LIBRARY LOG SEED`. Three lanes act at the same time, each on
 * articles of its own, so that group commits happen and the outcome of every act is known.
 */
import { openSync, writeSync } from 'node:fs'
import { nodeFileSystem } from '../../src/core/library/file-system.ts'
import { newImportId } from '../../src/core/library/ids.ts'
import { Library } from '../../src/core/library/library.ts'
import { openFolder } from '../../src/core/library/opening.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import type { ArticleId } from '../../src/shared/article.ts'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { draftWith } from './draft.ts'
import type { Change, Said, Shown } from './model.ts'
import { shownOf, versionOf } from './model.ts'

interface Known {
  readonly id: ArticleId
  readonly title: string
  readonly shown: Shown
}

const [folder = '', logPath = '', seedText = '1'] = process.argv.slice(2)
const seed = Number(seedText)
const laneCount = 3
const perLane = 40

const log = openSync(logPath, 'a')
const say = (line: Said): void => {
  writeSync(log, `${JSON.stringify(line)}\n`)
}

// An hour later at each look, so that every fold is worth a backup and backups are rotated.
let hours = 0
const now = (): Date => new Date(Date.now() + seed * 3_600_000 + hours++ * 3_600_000)

const opened = await openFolder({
  folder,
  mode: 'write',
  owner: 'the fault rig',
  log: () => undefined,
  now,
  fs: nodeFileSystem,
  processes: systemProcesses,
})
if (!opened.ok) {
  say({ refused: 0, why: opened.fault.message })
  process.exit(1)
}
const { adapter, low } = opened.value
const library = await Library.over(opened.value, nodeFileSystem, () => undefined, now)
let acts = 0

interface Act {
  readonly changes: readonly Change[]
  readonly run: () => Promise<{ readonly ok: boolean; readonly fault?: { readonly message: string } }>
  /** What the lane knows when it worked. */
  readonly after: () => void
}

async function lane(name: string, random: () => number): Promise<void> {
  const known = new Map<string, Known>()
  for (const article of library.all()) {
    if (!article.title.startsWith(`${name}-`)) continue
    const body = await library.body(article.id)
    const version = body.ok ? versionOf(article.title, body.value) : null
    if (version === null) throw new Error(`the text of ${article.title} is not as it was written`)
    known.set(article.title, { id: article.id, title: article.title, shown: shownOf(article, version) })
  }

  function change(of: Known, part: Partial<Shown>, run: Act['run']): Act {
    const to = { ...of.shown, ...part }
    return {
      changes: [{ title: of.title, to }],
      run,
      after: () => known.set(of.title, { ...of, shown: to }),
    }
  }

  function adding(): Act {
    const titles = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_, at) => `${name}-${seed}-${acts}-${at}`,
    )
    const to: Shown = {
      bookmarked: false,
      archived: false,
      trashed: false,
      tags: '',
      progress: 0,
      version: 1,
    }
    let ids: readonly ArticleId[] = []
    return {
      changes: titles.map((title) => ({ title, to })),
      run: async () => {
        const added = await library.add(
          titles.map((title) => draftWith(title, 1)),
          newImportId(),
          new Date().toISOString(),
        )
        if (added.ok) ids = added.value.map((article) => article.id)
        return added
      },
      after: () => {
        for (const [at, title] of titles.entries()) {
          const id = ids[at]
          if (id !== undefined) known.set(title, { id, title, shown: to })
        }
      },
    }
  }

  function next(): Act {
    const all = [...known.values()]
    const of = all[Math.floor(random() * all.length)]
    const choice = random()
    if (of === undefined || (choice < 0.2 && known.size < perLane)) return adding()
    const { id, shown } = of
    if (shown.trashed && choice < 0.6) {
      return {
        changes: [{ title: of.title, to: null }],
        run: () => library.deleteForever([id]),
        after: () => known.delete(of.title),
      }
    }
    if (shown.trashed) return change(of, { trashed: false }, () => library.restore([id]))
    if (choice < 0.3) return change(of, { trashed: true }, () => library.trash([id]))
    if (choice < 0.4) {
      const version = shown.version + 1
      return change(of, { version }, () => library.replaceBody(id, draftWith(of.title, version)))
    }
    if (choice < 0.5) {
      const tag = `t${Math.floor(random() * 100)}`
      return change(of, { tags: tag }, () =>
        library.tag(
          [id],
          [tag],
          shown.tags.split(',').filter((old) => old !== tag),
        ),
      )
    }
    if (choice < 0.6) {
      const progress = Math.floor(random() * 1000) / 1000
      return change(of, { progress }, () => library.remember(id, progress, { block: 1, fraction: 0.5 }))
    }
    if (choice < 0.7)
      return change(of, { archived: !shown.archived }, () =>
        library.setState([id], { archived: !shown.archived }),
      )
    return change(of, { bookmarked: !shown.bookmarked }, () =>
      library.setState([id], { bookmarked: !shown.bookmarked }),
    )
  }

  for (;;) {
    // Not awaited: acts arrive while it is folded, as in the app. If it fails, so does the next act.
    if (random() < 0.02) void adapter.fold(low.data).catch(() => undefined)
    acts += 1
    const number = acts
    const { changes, run, after } = next()
    say({ begun: number, changes })
    const outcome = await run()
    if (!outcome.ok) {
      say({ refused: number, why: outcome.fault?.message ?? '' })
      return
    }
    say({ done: number })
    after()
  }
}

process.stdout.write('ready\n')
await Promise.all(Array.from({ length: laneCount }, (_, at) => lane(`lane${at}`, randomFrom(seed * 8 + at))))
