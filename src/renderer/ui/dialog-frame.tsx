import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './icon-button.tsx'
import { useSay } from '../language/use-say.ts'
import './dialog-frame.css'

export interface DialogFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the one that acts last. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  readonly role?: 'dialog' | 'alertdialog'
}

/** A dialog: a title, what it is about, what can be done. Focus goes back to where it was when it closes. */
export function DialogFrame(props: DialogFrameProps): ReactElement {
  const say = useSay()
  const { title, onClose, children, actions, size = 'medium', role = 'dialog' } = props
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="dialog-modal" data-size={size}>
        <Dialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label={say('ui.close')} keys="Esc" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
