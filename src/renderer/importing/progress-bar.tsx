import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { formatCount } from '../ui/count-of.ts'
import { useReadable } from '../ui/use-readable.ts'
import './progress-bar.css'

/** The import under way: how far, at what, and a way to stop it. */
export function ProgressBar(): ReactElement | null {
  const { imports } = useServices()
  const progress = useReadable(imports, (state) => state.running[0] ?? null)
  if (progress === null) return null
  const { id, done, total, current } = progress
  return (
    <section className="import-progress" aria-label="Import under way">
      <div className="import-progress-words">
        <strong>
          Importing {formatCount(done)}
          {total !== null && ` of ${formatCount(total)}`}
        </strong>
        <bdi className="import-progress-current">{current}</bdi>
      </div>
      <progress aria-label="Import" {...(total === null || total === 0 ? {} : { value: done, max: total })} />
      <TextButton
        onPress={() => {
          drop(imports.cancel(id))
        }}
      >
        Stop
      </TextButton>
    </section>
  )
}
