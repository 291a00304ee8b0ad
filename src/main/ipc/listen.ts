import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { fault } from '@shared/fault.ts'
import type { CallContract } from '@shared/ipc/define.ts'
import { callChannel } from '@shared/ipc/define.ts'
import { fail } from '@shared/result.ts'
import type { Log } from '../log.ts'
import { isTrustedSender } from '../security/sender.ts'
import type { Dispatch } from './dispatch.ts'

/** The only user of ipcMain. Every channel of the contract is answered, and no other. */
export function listen(ipcMain: IpcMain, contract: CallContract, dispatch: Dispatch, log: Log): void {
  for (const [room, calls] of Object.entries(contract)) {
    for (const name of Object.keys(calls)) {
      ipcMain.handle(callChannel(room, name), async (event: IpcMainInvokeEvent, input: unknown) => {
        if (!isTrustedSender(event.senderFrame)) {
          log(`security: refused ${room}.${name} from a frame that is not the app's own page`)
          return fail(fault('refused', 'Only Offprint’s own page may ask for this.'))
        }
        return dispatch(room, name, input)
      })
    }
  }
}
