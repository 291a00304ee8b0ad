import { isDeepStrictEqual } from 'node:util'
import type { Preview } from '@core/library/preview.ts'
import type { Fault } from '@shared/fault.ts'
import type { Opening } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { Standing } from '@shared/standing.ts'
import type { View } from '@shared/view.ts'
import type { ViewOrder } from '@shared/view-order.ts'

/** The view that the page opens with where nobody knows a better one. */
export const firstView: View = { kind: 'inbox' }

export interface FirstLookOptions {
  /** Of the view where the reader stood, else of the first. */
  readonly preview: Promise<Preview | null>
  readonly standing: Standing | null
  /** Settles when the library is open, or cannot be. */
  readonly opening: Promise<unknown>
  readonly about: Pick<Opening, 'folder' | 'version' | 'platform'>
  /** The library is open, and the page was shown something before: it should ask again. */
  readonly onOpened: () => void
}

/** Null where the library itself has to answer. */
export type EarlyAnswer = (
  room: string,
  name: string,
  input: unknown,
) => Promise<Result<unknown, Fault> | null>

/**
 * Answers what the first screen needs from a preview, for as long as the library is being opened. Acts are not
 * answered here: they wait for the library.
 */
export function createFirstLook(options: FirstLookOptions): EarlyAnswer {
  const { preview, standing, opening, about, onOpened } = options
  const first = standing?.view ?? firstView
  let isOpen = false
  let wasShown = false
  const opened = opening.then(
    () => null,
    () => null,
  )
  void opened.then(() => {
    isOpen = true
    if (wasShown) onOpened()
  })
  return async (room, name, input) => {
    if (isOpen || room !== 'library' || !(name === 'open' || name === 'view')) return null
    const look = await Promise.race([preview, opened])
    if (look === null || isOpen || (name === 'view' && !isFirst(input, first, look))) return null
    wasShown = true
    if (name === 'view') return ok(look.page)
    const { revision, settings } = look
    const counts = look.counts()
    return ok<Opening>({
      ...about,
      revision,
      settings,
      counts,
      undo: null,
      notices: [],
      unsaved: null,
      readOnly: null,
      standing,
    })
  }
}

function isFirst(input: unknown, first: View, look: Preview): boolean {
  const { view, order } = input as { readonly view: View; readonly order: ViewOrder }
  return isDeepStrictEqual(view, first) && order === look.order
}
