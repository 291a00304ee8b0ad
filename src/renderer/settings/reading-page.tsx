import type { ReactElement } from 'react'
import { Preview } from './preview.tsx'
import type { SettingsPageProps } from './settings-page.ts'
import { TypeControls } from './type-controls.tsx'

/** Theme and type, with a page that shows them as they are set. */
export function ReadingPage({ settings, onDrag, onKeep }: SettingsPageProps): ReactElement {
  return (
    <>
      <TypeControls settings={settings} onDrag={onDrag} onKeep={onKeep} />
      <Preview settings={settings} />
    </>
  )
}
