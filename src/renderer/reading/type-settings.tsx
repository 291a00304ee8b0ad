import type { ReactElement } from 'react'
import { Dialog } from 'react-aria-components'
import type { ArticleSummary } from '@shared/article.ts'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { TypeControls } from '../settings/type-controls.tsx'
import { useSay } from '../language/use-say.ts'
import type { ReadingCommands } from './reading-commands.ts'
import '../settings/settings.css'

export interface TypeSettingsProps {
  readonly article: ArticleSummary
  readonly settings: Settings
  /** Keeps what is chosen; a refusal is said to the reader by then. */
  readonly commands: Pick<ReadingCommands, 'changeSettings' | 'setFace'>
  /** Shows a change that is not yet kept; an empty one ends the preview. */
  readonly onPreview: (change: Partial<Settings>) => void
}

/** Size, width, leading and theme. The page shows each step of a slider at once; letting go keeps it. */
export function TypeSettings(props: TypeSettingsProps): ReactElement {
  const say = useSay()
  const { article, settings, commands, onPreview } = props
  const own = article.face ?? null
  const keep = (change: SettingsChange): void => {
    if (own !== null && change.face !== undefined) {
      drop(commands.setFace(article, change.face))
      return
    }
    drop(
      commands.changeSettings(change).then(() => {
        onPreview({})
      }),
    )
  }
  return (
    <Dialog className="type-settings" aria-label={say('reading.typeAndTheme')}>
      <TypeControls
        settings={own === null ? settings : { ...settings, face: own }}
        onDrag={onPreview}
        onKeep={keep}
        ownFace={{
          checked: own !== null,
          onSwitch: (checked) => {
            drop(commands.setFace(article, checked ? settings.face : null))
          },
        }}
      />
    </Dialog>
  )
}
