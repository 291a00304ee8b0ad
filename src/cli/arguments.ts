import { parseArgs } from 'node:util'

/** The command line does not fit: exit code 2. */
export class UsageError extends Error {}

type Flags = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>

export interface Arguments {
  readonly positionals: readonly string[]
  text(name: string): string | undefined
  isSet(name: string): boolean
}

/** @throws UsageError naming the flag that is unknown or lacks its value */
export function readArguments(argv: readonly string[], flags: Flags): Arguments {
  try {
    const parsed = parseArgs({
      args: [...argv],
      options: { ...flags, library: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    })
    const values: Readonly<Record<string, unknown>> = parsed.values
    return {
      positionals: parsed.positionals,
      text: (name) => {
        const value = values[name]
        return typeof value === 'string' ? value : undefined
      },
      isSet: (name) => values[name] === true,
    }
  } catch (error) {
    // parseArgs gives its reason over several sentences; the first says what is wrong.
    throw new UsageError(
      error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? error.message) : String(error),
    )
  }
}

/** @throws UsageError unless it is a whole number from 1 to `largest` */
export function readCount(text: string | undefined, name: string, fallback: number, largest: number): number {
  if (text === undefined) return fallback
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > largest) {
    throw new UsageError(`--${name} takes a whole number from 1 to ${largest}, not “${text}”`)
  }
  return number
}
