import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

/** Where the library is, and which version reads it. */
export function LibraryPage(): ReactElement {
  const say = useSay()
  const services = useServices()
  const opening = useReadable(services.library, (state) => state.opening)
  return (
    <>
      <dl className="settings-facts">
        <dt>{say('settings.folder')}</dt>
        <dd>
          <bdi>{opening?.folder}</bdi>
        </dd>
        <dt>{say('settings.version')}</dt>
        <dd>{opening?.version}</dd>
      </dl>
      <CommandText command="library.about" />
    </>
  )
}
