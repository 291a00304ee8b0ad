import type { WebContents } from 'electron'
import type { Events } from '@shared/ipc/contract.ts'
import type { PayloadOf } from '@shared/ipc/define.ts'
import { eventChannel } from '@shared/ipc/define.ts'

export type Publish = <Name extends keyof Events>(name: Name, payload: PayloadOf<Events[Name]>) => void

/** The only user of `webContents.send`. With no window there is nobody to tell, and nothing is queued. */
export function createPublish(contents: () => WebContents | null): Publish {
  return (name, payload) => {
    const page = contents()
    if (page !== null && !page.isDestroyed()) page.send(eventChannel(name), payload)
  }
}
