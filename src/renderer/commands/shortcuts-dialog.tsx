import type { ReactElement } from 'react'
import { useRunner, useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import type { CommandGroup } from './command.ts'
import { isSingleKey, keysForPeople } from './keys.ts'
import { shortcutLines } from './shortcut-lines.ts'
import './shortcuts.css'

export interface ShortcutsDialogProps {
  readonly onClose: () => void
}

const groups: readonly CommandGroup[] = ['List', 'Reading', 'Article', 'Go to', 'Add', 'App']

/** Every key there is, by what it is for. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps): ReactElement {
  const { library } = useServices()
  const runner = useRunner()
  const platform = useReadable(library, (state) => state.opening?.platform ?? 'linux')
  const singleKeys = useReadable(library, (state) => state.settings.singleKeys)
  const lines = shortcutLines(runner.all)
  return (
    <DialogFrame title="Keyboard shortcuts" size="large" onClose={onClose}>
      {!singleKeys && (
        <p className="dialog-hint">
          Shortcuts of one key are switched off in the settings: they stand here in grey.
        </p>
      )}
      {/* Can be reached by Tab, so that the keyboard scrolls it. */}
      <div className="shortcuts" role="group" aria-label="All shortcuts" tabIndex={0}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <div key={line.title}>
                    <dt>{line.title}</dt>
                    <dd>
                      {line.keys.map((keys) => (
                        <kbd key={keys} data-off={(!singleKeys && isSingleKey(keys)) || undefined}>
                          {keysForPeople(keys, platform)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>Anywhere but in a text field</h3>
          <dl>
            <div>
              <dt>Paste as a new article</dt>
              <dd>
                <kbd>{keysForPeople('Mod+v', platform)}</kbd>
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </DialogFrame>
  )
}
