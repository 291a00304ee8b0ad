import type { CopyFinder } from '@core/copies/client.ts'
import type { Library } from '@core/library/library.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { ok } from '@shared/result.ts'
import type { Publish } from './publish.ts'

export interface CopiesContext {
  readonly library: Library
  readonly copies: CopyFinder
  readonly publish: Publish
}

/** Articles that came in more than once. */
export function createCopiesHandlers({ library, copies, publish }: CopiesContext): Handlers<Calls>['copies'] {
  return {
    find: () =>
      copies.find((done, total) => {
        publish('copies.progressed', { done, total })
      }),
    stop: async () => {
      await copies.stop()
      return ok()
    },
    join: ({ groups }) => library.joinCopies(groups),
  }
}
