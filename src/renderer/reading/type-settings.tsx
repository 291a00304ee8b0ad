import type { ReactElement } from 'react'
import { Dialog } from 'react-aria-components'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { TypeControls } from '../settings/type-controls.tsx'
import { useSay } from '../language/use-say.ts'
import '../settings/settings.css'

export interface TypeSettingsProps {
  readonly settings: Settings
  /** Shows a change that is not yet kept; an empty one ends the preview. */
  readonly onPreview: (change: Partial<Settings>) => void
  /** Keeps a change; a refusal is said to the reader by then. */
  readonly onKeep: (change: SettingsChange) => Promise<void>
}

/** Size, width, leading and theme. The page shows each step of a slider at once; letting go keeps it. */
export function TypeSettings({ settings, onPreview, onKeep }: TypeSettingsProps): ReactElement {
  const say = useSay()
  const keep = (change: SettingsChange): void => {
    drop(
      onKeep(change).then(() => {
        onPreview({})
      }),
    )
  }
  return (
    <Dialog className="type-settings" aria-label={say('reading.typeAndTheme')}>
      <TypeControls settings={settings} onDrag={onPreview} onKeep={keep} />
    </Dialog>
  )
}
