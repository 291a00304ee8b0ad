import { useEffect, type ReactElement } from 'react'
import { useReadable } from '../ui/use-readable.ts'
import { useAppliedSettings } from '../settings/use-applied-settings.ts'
import { OpeningPage } from './opening-page.tsx'
import { FailurePage } from './failure-page.tsx'
import { useServices } from './services-context.ts'
import { Workspace } from './workspace.tsx'

/** The library opens, or does not; then there are three panes or one message. */
export function App(): ReactElement {
  const { library } = useServices()
  const phase = useReadable(library, (state) => state.phase)
  const failure = useReadable(library, (state) => state.failure)
  useAppliedSettings()

  useEffect(() => {
    document.documentElement.dataset['appState'] = phase
  }, [phase])

  if (phase === 'failed') return <FailurePage message={failure ?? 'The library could not be opened.'} />
  return phase === 'ready' ? <Workspace /> : <OpeningPage />
}
