import type { Preview } from '@core/library/preview.ts'
import type { Fault } from '@shared/fault.ts'
import type { Opening } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { View } from '@shared/view.ts'
import type { ViewOrder } from '@shared/view-order.ts'

/** The view that the page opens with. */
export const firstView: View = { kind: 'inbox' }

export interface FirstLookOptions {
  readonly preview: Promise<Preview | null>
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
export function createFirstLook({ preview, opening, about, onOpened }: FirstLookOptions): EarlyAnswer {
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
    if (look === null || isOpen || (name === 'view' && !isFirst(input, look))) return null
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
    })
  }
}

function isFirst(input: unknown, look: Preview): boolean {
  const { view, order } = input as { readonly view: View; readonly order: ViewOrder }
  return view.kind === firstView.kind && order === look.order
}
