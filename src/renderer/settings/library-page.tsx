import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { useReadable } from '../ui/use-readable.ts'

/** Where the library is, and which version reads it. */
export function LibraryPage(): ReactElement {
  const services = useServices()
  const opening = useReadable(services.library, (state) => state.opening)
  return (
    <>
      <dl className="settings-facts">
        <dt>Folder</dt>
        <dd>
          <bdi>{opening?.folder}</bdi>
        </dd>
        <dt>Version</dt>
        <dd>{opening?.version}</dd>
      </dl>
      <CommandText command="library.about" />
    </>
  )
}
