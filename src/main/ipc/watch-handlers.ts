import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fault } from '@shared/fault.ts'
import type { PlainKey } from '@shared/language/say.ts'
import { fail, ok } from '@shared/result.ts'
import type { FolderWatch } from '../folder-watch.ts'

export interface WatchContext {
  readonly watch: FolderWatch
  /** Shows the system's dialog; null when it was closed without a choice. */
  readonly chooseFolder: (title: PlainKey, button: PlainKey) => Promise<string | null>
  /** In the system's file manager. @returns why not, or '' */
  readonly openFolder: (folder: string) => Promise<string>
}

export function createWatchHandlers(context: WatchContext): Handlers<Calls>['watch'] {
  const { watch, chooseFolder, openFolder } = context
  return {
    state: async () => ok(await watch.state()),
    choose: async () => {
      const folder = await chooseFolder('watch.chooseTitle', 'watch.on')
      return folder === null ? ok(await watch.state()) : watch.choose(folder)
    },
    turn: ({ on }) => watch.turn(on),
    show: async () => {
      const { folder } = await watch.state()
      const refused = folder === null ? 'no folder was chosen' : await openFolder(folder)
      return refused === ''
        ? ok()
        : fail(fault('storage-refused', `The folder could not be shown: ${refused}.`))
    },
  }
}
