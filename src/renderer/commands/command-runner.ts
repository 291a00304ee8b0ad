import type { Services } from '../app/services.ts'
import type { Command, CommandContext } from './command.ts'
import { isEnabled, titleOf } from './command.ts'
import type { KeyboardEventLike, Platform } from './keys.ts'
import type { KeyChoices } from '@shared/keys.ts'
import { bound, keysOf } from './bound-keys.ts'
import { keysForPeople } from './keys.ts'
import { createKeymap } from './keymap.ts'
import type { Region } from './region.ts'
import { isTextField, regionOf, asElement } from './region.ts'

/** How a command looks at this moment, to a button or a menu. */
export interface Face {
  readonly title: string
  readonly keys: string | null
  readonly enabled: boolean
}

export interface CommandRunner {
  /** With the keys that they are reached by now. */
  readonly all: readonly Command[]
  /** With the keys that they come with. */
  readonly commands: readonly Command[]
  readonly context: (region?: Region) => CommandContext
  /** `region` stands in for the place of the keyboard: a toolbar's button acts on its own article. */
  readonly run: (id: string, region?: Region) => void
  readonly face: (id: string, region?: Region) => Face | null
  readonly handleKey: (event: KeyboardEventLike) => boolean
}

/** The last key's target decides where the keyboard is: an event of the article's frame is not in this document. */
export function createCommandRunner(services: Services, all: readonly Command[]): CommandRunner {
  const byId = new Map(all.map((command) => [command.id, command]))
  let chosen: KeyChoices | null = null
  let reached = all
  const boundNow = (): readonly Command[] => {
    const { keys } = services.library.state.settings
    if (keys !== chosen) {
      chosen = keys
      reached = bound(all, keys)
    }
    return reached
  }
  const platform = (): Platform => services.library.state.opening?.platform ?? 'linux'
  const context = (region = regionOf(document.activeElement)): CommandContext => ({ ...services, region })

  const run = (id: string, region?: Region): void => {
    const command = byId.get(id)
    if (command === undefined) return
    const now = context(region)
    if (isEnabled(command, now)) command.run(now)
  }

  const face = (id: string, region?: Region): Face | null => {
    const command = byId.get(id)
    if (command === undefined) return null
    const now = context(region)
    const keys = keysOf(command, services.library.state.settings.keys)[0]
    return {
      title: titleOf(command, now),
      keys: keys === undefined ? null : keysForPeople(keys, platform(), services.language.state.direction),
      enabled: isEnabled(command, now),
    }
  }

  const keymap = createKeymap({
    bindings: boundNow,
    platform,
    direction: () => services.language.state.direction,
    singleKeys: () => services.library.state.settings.singleKeys,
    isTyping: (event) => isTextField(event.target),
    isEnabled: (id) => {
      const command = byId.get(id)
      return command !== undefined && isEnabled(command, context())
    },
    run: (id) => {
      run(id)
    },
    now: () => performance.now(),
  })

  const handleKey = (event: KeyboardEventLike): boolean => {
    if (services.library.state.phase !== 'ready') return false
    // A dialog or a menu has the keyboard for itself.
    if (services.dialogs.state !== null || regionOf(document.activeElement) === 'dialog') return false
    if (pressesControl(event)) return false
    return keymap.handleKey(event)
  }

  return {
    get all() {
      return boundNow()
    },
    commands: all,
    context,
    run,
    face,
    handleKey,
  }
}

/** Enter and Space on a button, link or switch are that control's own. */
function pressesControl(event: KeyboardEventLike): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const selector = 'button, a[href], summary, input, [role="button"], [role="switch"], [role="slider"]'
  const control = asElement(event.target)?.closest(selector) ?? null
  return control !== null && regionOf(control) !== 'search'
}
