import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { formatCount } from '../ui/count-of.ts'
import { useReadable } from '../ui/use-readable.ts'
import './progress-bar.css'

/** The import or the export under way: how far, at what, and a way to stop it. */
export function ProgressBar(): ReactElement | null {
  const { imports, exports } = useServices()
  const importing = useReadable(imports, (state) => state.running[0] ?? null)
  const exporting = useReadable(exports, (state) => state)
  if (importing === null && exporting === null) return null
  const { done, total } = importing ?? exporting ?? { done: 0, total: null }
  const what = importing === null ? 'Export' : 'Import'
  return (
    <section className="import-progress" aria-label={`${what} under way`}>
      <div className="import-progress-words">
        <strong>
          {what}ing {formatCount(done)}
          {total !== null && ` of ${formatCount(total)}`}
        </strong>
        <bdi className="import-progress-current">{importing?.current}</bdi>
      </div>
      <progress aria-label={what} {...(total === null || total === 0 ? {} : { value: done, max: total })} />
      <TextButton
        onPress={() => {
          drop(importing === null ? exports.stop() : imports.cancel(importing.id))
        }}
      >
        Stop
      </TextButton>
    </section>
  )
}
