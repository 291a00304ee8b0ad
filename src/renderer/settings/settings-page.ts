import type { ReactElement } from 'react'
import type { PlainKey } from '@shared/language/say.ts'
import type { Settings, SettingsChange } from '@shared/settings.ts'

/** What each page of the settings is given. */
export interface SettingsPageProps {
  /** As they look now, a slider that is being dragged included. */
  readonly settings: Settings
  /** A step of a slider, shown and not yet kept. */
  readonly onDrag: (change: SettingsChange) => void
  readonly onKeep: (change: SettingsChange) => void
}

export interface SettingsPage {
  readonly id: string
  readonly title: PlainKey
  readonly Page: (props: SettingsPageProps) => ReactElement
}
