import type { Fault } from '@shared/fault.ts'
import type { CallContract } from '@shared/ipc/define.ts'
import { fail } from '@shared/result.ts'
import type { HandlerTable } from './dispatch.ts'

/** With no library to work on, every call gives the reason; the page shows it instead of an empty app. */
export function refuseAll(contract: CallContract, reason: Fault): HandlerTable {
  const rooms = Object.entries(contract).map(([room, members]) => {
    const refusals = Object.keys(members).map((name) => [name, async () => fail(reason)])
    return [room, Object.fromEntries(refusals)]
  })
  return Object.fromEntries(rooms) as HandlerTable
}
