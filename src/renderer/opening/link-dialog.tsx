import type { ReactElement } from 'react'
import type { ShownAddress } from '@shared/opening.ts'
import { drop } from '../app/drop.ts'
import { openLink } from '../app/open-link.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { AddressFacts } from './address-facts.tsx'
import './opening.css'

export interface LinkDialogProps {
  readonly address: ShownAddress
  readonly onClose: () => void
}

/** A link that may not lead where it seems to. */
export function LinkDialog({ address, onClose }: LinkDialogProps): ReactElement {
  const say = useSay()
  const services = useServices()
  return (
    <DialogFrame
      title={say('opening.openThisLink')}
      role="alertdialog"
      onClose={onClose}
      actions={
        <Decision
          label={say('opening.openInTheBrowser')}
          focus="cancel"
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(openLink(services, address.href, '', true))
          }}
        />
      }
    >
      <p className="opening-lead">{say('opening.mayNotLead')}</p>
      <AddressFacts address={address} />
    </DialogFrame>
  )
}
