import type { Library } from '@core/library/library.ts'
import type { LinkDoubtful, LinkRefused } from '@shared/fault.ts'
import { articleNotFound, fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { shownAddress } from '../security/address.ts'
import { checkLink } from '../security/link.ts'

interface LinkContext {
  readonly library: Library
  readonly openExternal: (address: string) => Promise<void>
}

type LinkHandlers = Pick<Handlers<Calls>['link'], 'open'> & Pick<Handlers<Calls>['article'], 'openOriginal'>

export function createLinkHandlers({ library, openExternal }: LinkContext): LinkHandlers {
  const open = async (
    address: string,
    text = '',
    confirmed = false,
  ): Promise<Result<undefined, LinkRefused | LinkDoubtful>> => {
    const checked = checkLink(address)
    if (!checked.ok) return checked
    const shown = shownAddress(new URL(checked.value), text)
    if (shown.doubts.length > 0 && !confirmed) {
      const message = `The link to ${shown.host} may not lead where it seems to.`
      return fail({ ...fault('link-doubtful', message), address: shown })
    }
    await openExternal(checked.value)
    return ok()
  }
  return {
    open: ({ address, text, confirmed }) => open(address, text, confirmed),
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
