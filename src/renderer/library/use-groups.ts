import type { ViewOrder } from '@shared/view-order.ts'
import type { Say } from '@shared/language/say.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { useMinute } from '../ui/use-minute.ts'
import { useReadable } from '../ui/use-readable.ts'
import { groupOf } from './groups.ts'
import type { LibraryStore } from './store.ts'

interface Grouping {
  readonly library: LibraryStore
  readonly rows: Uint32Array
  readonly order: ViewOrder
  readonly now: Date
  readonly say: Say
  /**
   * Another number whenever summaries came in. The store's cache changes without being another object, so that
   * what the compiler keeps of an earlier look would else be kept for good.
   */
  readonly known: number
}

/** The group of the row at an index; null where its summary is not here yet, and for all where groups are not shown. */
export function useGroups(rows: Uint32Array): (index: number) => string | null {
  const say = useSay()
  const { library } = useServices()
  const isOn = useReadable(library, (state) => state.settings.groups)
  const order = useReadable(library, () => library.order)
  const known = useReadable(library, (state) => state.known)
  const minute = useMinute()
  return isOn ? groupsBy({ library, rows, order, now: new Date(minute), say, known }) : noGroup
}

function groupsBy({ library, rows, order, now, say }: Grouping): (index: number) => string | null {
  return (index) => {
    const row = rows[index]
    const article = row === undefined ? undefined : library.summary(row)
    return article === undefined ? null : groupOf(article, order, now, say)
  }
}

function noGroup(): null {
  return null
}
