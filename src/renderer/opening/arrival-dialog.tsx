import type { ReactElement } from 'react'
import type { Arrival } from '@shared/opening.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { AddressFacts } from './address-facts.tsx'
import './opening.css'

export interface ArrivalDialogProps {
  readonly arrival: Extract<Arrival, { readonly kind: 'link' | 'text' }>
  readonly onClose: () => void
}

/**
 * Another program, perhaps a page in a browser, wants something added. SECURITY: the focus begins on “Cancel”, so that
 * a key that was meant for another window adds nothing.
 */
export function ArrivalDialog({ arrival, onClose }: ArrivalDialogProps): ReactElement {
  const say = useSay()
  const { imports, opening } = useServices()
  const cancel = (): void => {
    onClose()
    drop(opening.decline(arrival.id))
  }
  const add = (): void => {
    onClose()
    drop(imports.accept(arrival.id))
  }
  return (
    <DialogFrame
      title={say(arrival.kind === 'link' ? 'opening.addThisLink' : 'opening.addThisText')}
      onClose={cancel}
      actions={<Decision label={say('opening.add')} focus="cancel" onCancel={cancel} onAct={add} />}
    >
      <p className="opening-lead">
        {say(arrival.kind === 'link' ? 'opening.aLinkIsOffered' : 'opening.aTextIsOffered')}
      </p>
      {arrival.title !== null && (
        <p className="opening-title" dir="auto">
          {arrival.title}
        </p>
      )}
      {arrival.kind === 'link' ? (
        <AddressFacts address={arrival.address} />
      ) : (
        <div
          className="opening-text"
          dir="auto"
          role="region"
          aria-label={say('opening.textToAdd')}
          tabIndex={0}
        >
          {arrival.text}
        </div>
      )}
    </DialogFrame>
  )
}
