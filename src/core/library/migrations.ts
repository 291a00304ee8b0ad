/** The format that this version writes. Raise it together with an entry in `migrations`. */
export const currentFormat = 1

/**
 * One step up. Each works on what a line of a file says, parsed and checked against its checksum. Steps
 * run in order, so that a library of any age arrives; every file carries the format that it was written in.
 */
export interface Migration {
  /** The format that it leads to. */
  readonly to: number
  readonly head?: (head: unknown) => unknown
  readonly article?: (article: unknown) => unknown
  readonly operations?: (operations: unknown) => unknown
}

/** None yet: format 1 is the first. */
export const migrations: readonly Migration[] = []

/** Takes a part of a file written in format `from` to the current one. */
export function migrate(
  part: 'head' | 'article' | 'operations',
  value: unknown,
  from: number,
  steps: readonly Migration[] = migrations,
): unknown {
  let migrated = value
  for (const step of steps) {
    if (step.to > from) migrated = step[part]?.(migrated) ?? migrated
  }
  return migrated
}
