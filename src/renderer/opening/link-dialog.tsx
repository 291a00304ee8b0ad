import type { ReactElement } from 'react'
import type { ShownAddress } from '@shared/opening.ts'
import { drop } from '../app/drop.ts'
import { openLink } from '../app/open-link.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
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
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('opening.cancel')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(openLink(services, address.href, '', true))
            }}
          >
            {say('opening.openInTheBrowser')}
          </TextButton>
        </>
      }
    >
      <p className="opening-lead">{say('opening.mayNotLead')}</p>
      <AddressFacts address={address} />
    </DialogFrame>
  )
}
