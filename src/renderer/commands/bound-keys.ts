import type { KeyChoices } from '@shared/keys.ts'
import type { Command } from './command.ts'

/** The keys of a command: those that the reader chose, else those that it comes with. */
export function keysOf(command: Pick<Command, 'id' | 'keys'>, chosen: KeyChoices): readonly string[] {
  return chosen[command.id] ?? command.keys
}

/** Commands as they are reached now. */
export function bound(commands: readonly Command[], chosen: KeyChoices): readonly Command[] {
  return commands.map((command) => {
    const keys = chosen[command.id]
    return keys === undefined ? command : { ...command, keys }
  })
}

/**
 * Other commands that these keys reach, too, or that begin or end with them: "g" takes "g i" away. Where two come with
 * the same key they share it by design: each has it in its own place.
 */
export function conflicts(
  command: Command,
  keys: string,
  commands: readonly Command[],
  chosen: KeyChoices,
): readonly Command[] {
  return commands.filter((other) => {
    if (other.id === command.id) return false
    const clashing = keysOf(other, chosen).filter((theirs) => clash(keys, theirs))
    return clashing.some((theirs) => !(command.keys.includes(keys) && other.keys.includes(theirs)))
  })
}

function clash(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

/** `chosen` with these keys for a command; what is as it comes is not kept. */
export function withKeys(
  chosen: KeyChoices,
  command: Pick<Command, 'id' | 'keys'>,
  keys: readonly string[],
): KeyChoices {
  const { [command.id]: _, ...others } = chosen
  const isAsItComes = keys.length === command.keys.length && keys.every((key, at) => key === command.keys[at])
  return isAsItComes ? others : { ...others, [command.id]: [...new Set(keys)] }
}

/** The keys go to this command alone: whatever clashes with them is taken away elsewhere. */
export function withKeysAlone(
  chosen: KeyChoices,
  command: Command,
  keys: string,
  commands: readonly Command[],
): KeyChoices {
  let next = chosen
  for (const other of conflicts(command, keys, commands, chosen)) {
    const left = keysOf(other, chosen).filter((theirs) => !clash(keys, theirs))
    next = withKeys(next, other, left)
  }
  return withKeys(next, command, [...keysOf(command, chosen), keys])
}
