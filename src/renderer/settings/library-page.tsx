import type { ReactElement } from 'react'
import type { Settings } from '@shared/settings.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { Choice, type Option } from './choice.tsx'
import type { SettingsPageProps } from './settings-page.ts'
import { useSay } from '../language/use-say.ts'

/** How its lists look, where the library is, and which version reads it. */
export function LibraryPage({ settings, onKeep }: SettingsPageProps): ReactElement {
  const say = useSay()
  const services = useServices()
  const opening = useReadable(services.library, (state) => state.opening)
  const densities: readonly Option<Settings['density']>[] = [
    { value: 'comfortable', name: say('settings.comfortable') },
    { value: 'compact', name: say('settings.compact') },
  ]
  return (
    <>
      <Choice
        label={say('settings.lists')}
        value={settings.density}
        options={densities}
        onChoose={(density) => {
          onKeep({ density })
        }}
      />
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
