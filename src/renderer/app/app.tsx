import { useEffect, type ReactElement } from 'react'
import { useReadable } from '../ui/use-readable.ts'
import { useAppliedSettings } from '../settings/use-applied-settings.ts'
import { OpeningPage } from './opening-page.tsx'
import type { LibraryState } from '../library/library-state.ts'
import { FailurePage } from './failure-page.tsx'
import { I18nProvider } from 'react-aria-components'
import { useAppliedLanguage } from '../language/use-applied-language.ts'
import { useServices } from './services-context.ts'
import { Workspace } from './workspace.tsx'
import { useSay } from '../language/use-say.ts'

/** The library opens, or does not; then there are three panes or one message. */
export function App(): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const phase = useReadable(library, (state) => state.phase)
  const failure = useReadable(library, (state) => state.failure)
  useAppliedSettings()
  useAppliedLanguage()

  useEffect(() => {
    document.documentElement.dataset['appState'] = phase
  }, [phase])

  return (
    <I18nProvider locale={say.locale}>
      {page(phase, failure ?? say('app.theLibraryCouldNotBeOpened'))}
    </I18nProvider>
  )
}

function page(phase: LibraryState['phase'], failure: string): ReactElement {
  if (phase === 'failed') return <FailurePage message={failure} />
  return phase === 'ready' ? <Workspace /> : <OpeningPage />
}
