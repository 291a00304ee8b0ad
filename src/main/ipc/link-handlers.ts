import type { Library } from '@core/library/library.ts'
import type { LinkRefused } from '@shared/fault.ts'
import { articleNotFound, fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { checkLink } from '../security/link.ts'

interface LinkContext {
  readonly library: Library
  readonly openExternal: (address: string) => Promise<void>
}

type LinkHandlers = Pick<Handlers<Calls>['link'], 'open'> & Pick<Handlers<Calls>['article'], 'openOriginal'>

export function createLinkHandlers({ library, openExternal }: LinkContext): LinkHandlers {
  const open = async (address: string): Promise<Result<undefined, LinkRefused>> => {
    const checked = checkLink(address)
    if (!checked.ok) return checked
    await openExternal(checked.value)
    return ok()
  }
  return {
    open: ({ address }) => open(address),
    openOriginal: async ({ id }) => {
      const summary = library.summary(id)
      if (summary === undefined) return fail(articleNotFound(id))
      if (summary.url === null) {
        return fail(
          fault(
            'link-refused',
            `“${summary.title}” came without an address, so there is no original to open.`,
          ),
        )
      }
      return open(summary.url)
    },
  }
}
