import { useState, type ReactElement } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { changeSettings } from './change-settings.ts'
import { WatchPage } from '../importing/watch-page.tsx'
import { UpdatesPage } from '../updates/updates-page.tsx'
import { KeyboardPage } from './keyboard-page.tsx'
import { LanguagePage } from './language-page.tsx'
import { LibraryPage } from './library-page.tsx'
import { ReadingPage } from './reading-page.tsx'
import type { SettingsPage } from './settings-page.ts'
import { useSay } from '../language/use-say.ts'
import './settings.css'

export interface SettingsDialogProps {
  /** The one that is shown first, by its id. */
  readonly page: string
  readonly onClose: () => void
}

const pages: readonly SettingsPage[] = [
  { id: 'reading', title: 'settings.reading', Page: ReadingPage },
  { id: 'keyboard', title: 'settings.keyboard', Page: KeyboardPage },
  { id: 'language', title: 'settings.language', Page: LanguagePage },
  { id: 'importing', title: 'watch.page', Page: WatchPage },
  { id: 'library', title: 'settings.library', Page: LibraryPage },
  { id: 'updates', title: 'updates.page', Page: UpdatesPage },
]

/** The settings, a page for each room. Every change shows at once and is kept at once. */
export function SettingsDialog({ page, onClose }: SettingsDialogProps): ReactElement {
  const say = useSay()
  const services = useServices()
  const kept = useReadable(services.library, (state) => state.settings)
  /** While a slider is dragged, before it is let go of. */
  const [dragged, setDragged] = useState<Partial<Settings>>({})
  const drag = (change: SettingsChange): void => {
    setDragged({ ...dragged, ...change })
  }
  const keep = (change: SettingsChange): void => {
    setDragged({})
    drop(changeSettings(services, change))
  }
  return (
    <DialogFrame title={say('settings.settings')} size="large" onClose={onClose}>
      <Tabs className="settings-pages" orientation="vertical" defaultSelectedKey={page}>
        <TabList className="settings-tabs" aria-label={say('settings.pagesOfTheSettings')}>
          {pages.map(({ id, title }) => (
            <Tab key={id} id={id} className="settings-tab">
              {say(title)}
            </Tab>
          ))}
        </TabList>
        {pages.map(({ id, Page }) => (
          <TabPanel key={id} id={id} className="settings-page">
            <Page settings={{ ...kept, ...dragged }} onDrag={drag} onKeep={keep} />
          </TabPanel>
        ))}
      </Tabs>
    </DialogFrame>
  )
}
