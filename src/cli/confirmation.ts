import type { Fault } from '@shared/fault.ts'
import type { Arguments } from './arguments.ts'
import { CommandError } from './with-library.ts'

/** For commands that may remove articles. */
export const yesFlag = { yes: { type: 'boolean' } } as const

/** How many articles may be removed unasked: with --yes as many as there are. */
export function confirmedBy(given: Arguments): number {
  return given.isSet('yes') ? Number.MAX_SAFE_INTEGER : 0
}

/** A command line cannot ask; it says what would be done and how to say yes. */
export function refusalOf(fault: Fault): CommandError {
  const how = fault.code === 'needs-confirmation' ? ' Nothing was changed. If that is meant, add --yes.' : ''
  return new CommandError(`${fault.message}${how}`)
}
