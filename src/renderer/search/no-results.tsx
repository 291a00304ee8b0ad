import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { rich } from '../language/rich.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

/** Nothing found, or the search failed: why, and what to try. */
export function NoResults(): ReactElement {
  const say = useSay()
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
        <h2>{say('search.theSearchDidNotWork')}</h2>
        <p>{say.heard(failure)}</p>
      </div>
    )
  }
  // A filter without its value, or signs alone: what is missing is said above.
  if (isUnfinished) return <div className="empty-view" />
  return (
    <div className="empty-view">
      <h2>{rich(say, 'search.nothingFoundFor', { text: <bdi>{text}</bdi> })}</h2>
      {isComplete ? (
        <p>{say('search.typosAreForgivenAlreadyTryFewer')}</p>
      ) : (
        <p>{say('search.theIndexIsStillBeingBuilt')}</p>
      )}
    </div>
  )
}
