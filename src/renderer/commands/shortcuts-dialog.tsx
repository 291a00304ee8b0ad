import type { ReactElement } from 'react'
import { useRunner, useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { bound } from './bound-keys.ts'
import type { CommandGroup } from './command.ts'
import { groupNames } from './command.ts'
import { isSingleKey, keysForPeople } from './keys.ts'
import { shortcutLines } from './shortcut-lines.ts'
import { useSay } from '../language/use-say.ts'
import './shortcuts.css'

export interface ShortcutsDialogProps {
  readonly onClose: () => void
}

const groups: readonly CommandGroup[] = ['List', 'Reading', 'Article', 'Go to', 'Add', 'App']

/** Every key there is, by what it is for. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const runner = useRunner()
  const platform = useReadable(library, (state) => state.opening?.platform ?? 'linux')
  const singleKeys = useReadable(library, (state) => state.settings.singleKeys)
  const chosen = useReadable(library, (state) => state.settings.keys)
  const lines = shortcutLines(bound(runner.commands, chosen))
  return (
    <DialogFrame title={say('commands.keyboardShortcuts')} size="large" onClose={onClose}>
      {!singleKeys && <p className="dialog-hint">{say('commands.shortcutsOfOneKeyAreSwitched')}</p>}
      {/* Can be reached by Tab, so that the keyboard scrolls it. */}
      <div className="shortcuts" role="group" aria-label={say('commands.allShortcuts')} tabIndex={0}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{say(groupNames[group])}</h3>
            <dl>
              {lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <div key={line.id}>
                    <dt>{say(line.title)}</dt>
                    <dd>
                      {line.keys.map((keys) => (
                        <kbd key={keys} data-off={(!singleKeys && isSingleKey(keys)) || undefined}>
                          {keysForPeople(keys, platform, say.direction)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{say('commands.anywhereButInATextField')}</h3>
          <dl>
            <div>
              <dt>{say('commands.pasteAsANewArticle')}</dt>
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
