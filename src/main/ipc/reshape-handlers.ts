import type { Reader } from '@core/importing/reader.ts'
import { extractions, reextract } from '@core/importing/reextract.ts'
import { cutDraft, passages } from '@core/importing/cut.ts'
import { mergeDraft, splitDrafts, splitPoints } from '@core/importing/reshape.ts'
import type { Library } from '@core/library/library.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { ok } from '@shared/result.ts'

type ReshapeHandlers = Pick<
  Handlers<Calls>['article'],
  'passages' | 'cut' | 'splitPoints' | 'split' | 'merge' | 'extractions' | 'reextract'
>

/** Where the reader decides what the evidence could not: one article into several, several into one. */
export function createReshapeHandlers(library: Library, reader: Reader): ReshapeHandlers {
  return {
    passages: ({ id, selected }) => passages(library, id, selected),
    cut: async ({ id, passages: indexes }) => {
      const draft = await cutDraft(library, id, indexes)
      if (!draft.ok) return draft
      const cut = await library.cut(id, draft.value, new Set(indexes).size)
      return cut.ok ? ok({ revision: library.revision, label: library.undoLabel ?? 'Cut' }) : cut
    },
    splitPoints: ({ id }) => splitPoints(library, id),
    split: async ({ id, blocks }) => {
      const drafts = await splitDrafts(library, id, blocks)
      if (!drafts.ok) return drafts
      const split = await library.split(id, drafts.value)
      if (!split.ok) return split
      return ok({
        revision: library.revision,
        label: library.undoLabel ?? 'Split',
        ids: split.value.map((summary) => summary.id),
      })
    },
    extractions: ({ id }) => extractions(library, reader, id),
    reextract: async ({ id, method }) => {
      const done = await reextract(library, reader, id, method)
      if (!done.ok) return done
      return ok({ revision: library.revision, label: library.undoLabel ?? 'Updated' })
    },
    merge: async ({ ids }) => {
      const draft = await mergeDraft(library, ids)
      if (!draft.ok) return draft
      const merged = await library.merge(ids, draft.value)
      if (!merged.ok) return merged
      return ok({ revision: library.revision, label: library.undoLabel ?? 'Merged', id: merged.value.id })
    },
  }
}
