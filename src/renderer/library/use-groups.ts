import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { useMinute } from '../ui/use-minute.ts'
import { useReadable } from '../ui/use-readable.ts'
import { groupOf } from './groups.ts'

/** The group of the row at an index; null where its summary is not here yet, and for all where groups are not shown. */
export function useGroups(rows: Uint32Array): (index: number) => string | null {
  const say = useSay()
  const { library } = useServices()
  const isOn = useReadable(library, (state) => state.settings.groups)
  const order = useReadable(library, () => library.order)
  // Asked again when summaries come in.
  useReadable(library, (state) => state.known)
  const now = new Date(useMinute())
  return (index) => {
    const row = rows[index]
    const article = isOn && row !== undefined ? library.summary(row) : undefined
    return article === undefined ? null : groupOf(article, order, now, say)
  }
}
