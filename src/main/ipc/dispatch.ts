import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { fault } from '@shared/fault.ts'
import type { AnyCall, CallContract, InternalFault } from '@shared/ipc/define.ts'
import type { Result } from '@shared/result.ts'
import { fail } from '@shared/result.ts'
import type { Log } from '../log.ts'
import type { EarlyAnswer } from './first-look.ts'

type AnyResult = Result<unknown, { readonly code: string; readonly message: string }>
type AnyHandler = (input: unknown) => Promise<AnyResult>
export type HandlerTable = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>
export type Dispatch = (room: string, name: string, input: unknown) => Promise<AnyResult>

/**
 * The wall: input is checked here, once, and nothing behind it checks again. What a handler throws is a bug;
 * it is logged under a reference and crosses as that reference only, never as a stack or a path.
 *
 * @param handlers those of the library that is open; the page may call while it is being opened or exchanged
 * @param early may answer before they are there
 */
export function createDispatch(
  contract: CallContract,
  handlers: () => Promise<HandlerTable>,
  log: Log,
  early: EarlyAnswer = async () => null,
): Dispatch {
  return async (room, name, input) => {
    const call = findCall(contract, room, name)
    if (call === undefined) return refuse(`There is no call ${room}.${name}.`)
    const parsed = v.safeParse(call.input, input)
    if (!parsed.success) {
      log(`ipc: ${room}.${name} refused: ${issuePath(parsed.issues[0])}`)
      return refuse(`The call ${room}.${name} was given something that it does not take.`)
    }
    try {
      const answer = await early(room, name, parsed.output)
      if (answer !== null) return answer
      const handler = (await handlers())[room]?.[name]
      if (handler === undefined) throw new Error(`No handler for ${room}.${name}`)
      return await handler(parsed.output)
    } catch (error) {
      return fail(reportBug(error, `${room}.${name}`, log))
    }
  }
}

function findCall(contract: CallContract, room: string, name: string): AnyCall | undefined {
  if (!Object.hasOwn(contract, room)) return undefined
  const calls = contract[room]
  return calls !== undefined && Object.hasOwn(calls, name) ? calls[name] : undefined
}

function refuse(message: string): AnyResult {
  return fail(fault('refused', message))
}

function issuePath(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'input'} should be ${issue.expected ?? 'something else'}`
}

function reportBug(error: unknown, where: string, log: Log): InternalFault {
  const ref = randomBytes(4).toString('hex')
  log(`bug ${ref} in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return {
    code: 'internal',
    ref,
    message: `Something went wrong inside Offprint. The log has the details under ${ref}.`,
  }
}
