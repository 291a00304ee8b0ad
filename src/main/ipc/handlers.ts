import { articleMarkdown } from '@core/exporting/article-markdown.ts'
import type { CopyFinder } from '@core/copies/client.ts'
import { startCopyFinder } from '@core/copies/client.ts'
import type { Reader } from '@core/importing/reader.ts'
import { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import type { Library } from '@core/library/library.ts'
import type { SearchClient } from '@core/search/client.ts'
import { articleNotFound } from '@shared/fault.ts'
import type { Calls, Opening } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { Standing } from '@shared/standing.ts'
import type { ImportHandlers } from './import-handlers.ts'
import { createImportHandlers } from './import-handlers.ts'
import type { ExportHandlers } from './export-handlers.ts'
import { createCopiesHandlers } from './copies-handlers.ts'
import { createHighlightHandlers } from './highlight-handlers.ts'
import { createLinkHandlers } from './link-handlers.ts'
import { createOpeningHandlers } from './opening-handlers.ts'
import type { Arrivals } from '../opening/arrivals.ts'
import type { FolderWatch } from '../folder-watch.ts'
import type { Publish } from './publish.ts'
import { createReshapeHandlers } from './reshape-handlers.ts'
import type { WatchContext } from './watch-handlers.ts'
import { createWatchHandlers } from './watch-handlers.ts'

export interface HandlerContext {
  readonly library: Library
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  readonly search: SearchClient
  readonly reader: Reader
  /** The built worker that looks for copies. */
  readonly copiesWorker: URL
  readonly publish: Publish
  readonly log: (line: string) => void
  readonly storage: Handlers<Calls>['storage']
  readonly exporting: ExportHandlers['calls']
  readonly updates: Handlers<Calls>['updates']
  /** What the system handed over to be opened. */
  readonly arrivals: Arrivals
  /** Stands on the importing that is made here. */
  readonly watching: (importing: ImportHandlers) => FolderWatch
  readonly chooseFolder: WatchContext['chooseFolder']
  readonly openFolder: WatchContext['openFolder']
  /** What is to be said once, when the page opens: it was loaded anew after a crash. */
  readonly tell: () => readonly string[]
  /** Where the reader stood in this library, and stands. */
  readonly standings: {
    readonly of: (folder: string) => Standing | null
    readonly keep: (folder: string, standing: Standing) => void
  }
  /** Hands a checked address to the system. */
  readonly openExternal: (address: string) => Promise<void>
  /** Shows the system's dialog; empty when nothing was chosen. */
  readonly chooseFiles: (kind: 'files' | 'folder') => Promise<readonly string[]>
  /** Shows the system's dialog for a new file of that name; null when it was closed without a choice. */
  readonly chooseReceiptFile: (name: string) => Promise<string | null>
  /** Quits, whatever is not saved. */
  readonly quit: () => void
  readonly version: string
  readonly platform: NodeJS.Platform
}

/** One function for each call of the contract; the compiler names the one that is missing. */
export function createHandlers(context: HandlerContext): {
  readonly handlers: Handlers<Calls>
  readonly importing: ImportHandlers
  readonly watch: FolderWatch
  readonly copies: CopyFinder
} {
  const { library, search, publish, log } = context
  const similar = new SimilarTexts(library, log)
  const copies = startCopyFinder(context.copiesWorker, library, similar)
  const importing = createImportHandlers({ ...context, similar })
  const watch = context.watching(importing)
  const handlers: Handlers<Calls> = {
    library: {
      open: async () => ok(opening(context)),
      view: async ({ view, order }) => ok(library.view(view, order)),
      summaries: async ({ rows }) => ok(summariesOf(library, rows)),
      readingDays: async () => ok(library.readingDays()),
      undo: ({ confirmed }) => library.undo(confirmed),
      retryUnsaved: async () => ok(await library.retryUnsaved()),
      discardUnsaved: async () => ok({ discarded: await library.discardUnsaved() }),
    },
    tags: {
      rename: ({ tag, name }) => library.renameTag(tag, name),
      remove: ({ tag }) => library.removeTag(tag),
    },
    copies: createCopiesHandlers({ library, copies, publish }),
    article: {
      get: async ({ id }) => {
        const summary = library.summary(id)
        return summary === undefined ? fail(articleNotFound(id)) : ok(summary)
      },
      markdown: async ({ id }) => {
        const summary = library.summary(id)
        if (summary === undefined) return fail(articleNotFound(id))
        const body = await library.body(id)
        return body.ok ? ok({ markdown: articleMarkdown(summary, body.value) }) : body
      },
      bookmark: ({ ids, bookmarked }) => library.setState(ids, { bookmarked }),
      archive: ({ ids, archived }) => library.setState(ids, { archived }),
      markRead: ({ ids, read }) => library.setState(ids, { read }),
      tag: ({ ids, add, remove }) => library.tag(ids, add, remove),
      describe: ({ id, change }) => library.describe(id, change),
      trash: ({ ids, confirmed }) => library.trash(ids, confirmed),
      restore: ({ ids }) => library.restore(ids),
      deleteForever: ({ ids, confirmed }) => library.deleteForever(ids, confirmed),
      remember: ({ id, progress, place }) => library.remember(id, progress, place),
      setFace: ({ id, face }) => library.setFace(id, face),
      ...createReshapeHandlers(library, context.reader),
      openOriginal: createLinkHandlers(context).openOriginal,
    },
    highlight: createHighlightHandlers(library),
    link: { open: createLinkHandlers(context).open },
    search: {
      query: async ({ text, sequence, limit, offset }) => {
        const answer = await search.query(text, sequence, limit, offset)
        const rows = answer.hits.map(({ row }) => row)
        return ok({ ...answer, articles: summariesOf(library, rows) })
      },
      complete: async ({ text, caret }) => ok(await search.complete(text, caret)),
      count: async ({ texts }) => ok(await search.count(texts)),
      titles: async ({ text, sequence, limit }) => ok(await search.titles(text, sequence, limit)),
    },
    importing: importing.calls,
    opening: createOpeningHandlers({ ...importing, arrivals: context.arrivals }),
    watch: createWatchHandlers({ ...context, watch }),
    exporting: context.exporting,
    storage: context.storage,
    updates: context.updates,
    window: {
      quit: async () => {
        context.quit()
        return ok()
      },
      stand: async (standing) => {
        context.standings.keep(library.folder, standing)
        return ok()
      },
    },
    settings: {
      change: async (change) => {
        const changed = await library.changeSettings(change)
        if (changed.ok) publish('settings.changed', changed.value)
        return changed
      },
    },
  }
  return { handlers, importing, watch, copies }
}

function opening({ library, readOnly, standings, version, platform, tell }: HandlerContext): Opening {
  return {
    revision: library.revision,
    folder: library.folder,
    settings: library.settings,
    counts: library.counts(),
    undo: library.undoLabel,
    notices: [...library.notices, ...tell()],
    unsaved: library.unsaved,
    readOnly,
    standing: standings.of(library.folder),
    version,
    platform: platformName(platform),
  }
}

/** As the page knows it: what is neither of the others is treated as Linux. */
export function platformName(platform: NodeJS.Platform): Opening['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

function summariesOf(library: Library, rows: readonly number[]): readonly ArticleSummary[] {
  return rows.flatMap((row) => {
    const summary = library.summaryAt(row)
    return summary === undefined ? [] : [summary]
  })
}
