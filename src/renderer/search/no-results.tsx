import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'

/** Nothing found, or the search failed: why, and what to try. */
export function NoResults(): ReactElement {
  const { search } = useServices()
  const text = useReadable(search, (state) => state.text.trim())
  const failure = useReadable(search, (state) => state.failure)
  const isUnfinished = useReadable(search, ({ understood }) =>
    understood.every(({ meaning }) => meaning === ''),
  )
  const isComplete = useReadable(search, (state) => state.complete)
  if (failure !== null) {
    return (
      <div className="empty-view" role="alert">
        <h2>The search did not work</h2>
        <p>{failure}</p>
      </div>
    )
  }
  // A filter without its value, or signs alone: what is missing is said above.
  if (isUnfinished) return <div className="empty-view" />
  return (
    <div className="empty-view">
      <h2>
        Nothing found for “<bdi>{text}</bdi>”
      </h2>
      {isComplete ? (
        <p>
          Typos are forgiven already. Try fewer words or filters, or another word of the article. Esc goes
          back to the list.
        </p>
      ) : (
        <p>The index is still being built: the article may turn up in a moment.</p>
      )}
    </div>
  )
}
