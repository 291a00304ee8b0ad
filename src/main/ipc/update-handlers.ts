import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { ok } from '@shared/result.ts'
import type { Updates } from '../updates/updates.ts'

/** Answers also while no library is open: a newer version may be what opens it. */
export function createUpdateHandlers(updates: Updates): Handlers<Calls>['updates'] {
  return {
    state: async () => ok(await updates.state()),
    turn: async ({ on }) => ok(await updates.turn(on)),
    check: async () => ok(await updates.check()),
    fetch: async () => ok(await updates.fetch()),
    install: async () => ok(await updates.install()),
  }
}
