import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'

export interface LinkHintProps {
  /** As it stands in the article. */
  readonly address: string
}

/** Where the link under the pointer or the focus leads: its real host first, whatever the link is called. */
export function LinkHint({ address }: LinkHintProps): ReactElement | null {
  const say = useSay()
  if (!URL.canParse(address)) return null
  const { protocol, host, pathname, search } = new URL(address)
  return (
    <div className="link-hint" dir="ltr" aria-hidden="true">
      {protocol === 'mailto:' ? (
        say('opening.mailTo', { address: pathname })
      ) : (
        <>
          <strong>{host}</strong>
          {pathname === '/' ? '' : pathname}
          {search}
        </>
      )}
    </div>
  )
}
