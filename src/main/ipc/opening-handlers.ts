import type { ImportSource } from '@core/importing/tasks.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'
import type { Arrivals, Taken } from '../opening/arrivals.ts'
import type { ImportHandlers } from './import-handlers.ts'

type OpeningContext = Pick<ImportHandlers, 'bringIn' | 'take'> & { readonly arrivals: Arrivals }

/** What the system handed over: shown to the reader, then imported as if it had been pasted or dropped. */
export function createOpeningHandlers({
  arrivals,
  bringIn,
  take,
}: OpeningContext): Handlers<Calls>['opening'] {
  return {
    waiting: async () => ok(arrivals.waiting),
    accept: async ({ id }) => {
      const taken = arrivals.take(id)
      if (taken === null)
        return fail(fault('import-not-found', 'What was to be opened is not at hand any more.'))
      if (taken.kind === 'files') return bringIn(taken.paths.map((path) => ({ kind: 'path', path })))
      const receipt = await take(sourceOf(taken))
      return receipt.ok ? ok({ kind: 'imported', receipt: receipt.value }) : receipt
    },
    decline: async ({ id }) => {
      arrivals.take(id)
      return ok()
    },
  }
}

/** As the reader would have pasted it: an address with its title behind a bar is a list of one. */
function sourceOf(taken: Exclude<Taken, { readonly kind: 'files' }>): ImportSource {
  const { title } = taken
  if (taken.kind === 'text') {
    const text = title === null ? taken.text : `${title}\n\n${taken.text}`
    return { kind: 'text', name: 'Text from another program', text }
  }
  const address = taken.address.href.replaceAll('|', '%7C')
  const text = title === null ? address : `${address} | ${title.replaceAll('|', '¦')}`
  return { kind: 'text', name: 'Link from another program', text }
}
