import { Maximize, Shrink, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useSay } from '../language/use-say.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { Picture } from './page/watch-pictures.ts'
import './picture-view.css'

export interface PictureViewProps {
  readonly picture: Picture
  readonly onClose: () => void
}

/** A picture in the whole window: as large as fits, or as large as it is; with its caption and what it shows. */
export function PictureView({ picture, onClose }: PictureViewProps): ReactElement {
  const say = useSay()
  const [isFull, setFull] = useState(false)
  const { address, alt, caption } = picture
  return (
    <ModalOverlay
      className="picture-shade"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="picture-modal">
        <Dialog className="picture-view" aria-label={alt === '' ? say('reading.picture') : alt}>
          <div className="picture-buttons">
            <IconButton
              icon={isFull ? Shrink : Maximize}
              label={say(isFull ? 'reading.fitToTheWindow' : 'reading.actualSize')}
              onPress={() => {
                setFull(!isFull)
              }}
            />
            <IconButton icon={X} label={say('reading.closeThePicture')} keys="Esc" onPress={onClose} />
          </div>
          {/* As large as it is, it is moved by the arrow keys. */}
          <div className="picture-stage" data-full={isFull || undefined} tabIndex={isFull ? 0 : -1}>
            <img src={address} alt={alt} />
          </div>
          {(caption !== '' || alt !== '') && (
            <div className="picture-words">
              {caption !== '' && <p dir="auto">{caption}</p>}
              {alt !== '' && alt !== caption && (
                <p className="picture-alt" dir="auto">
                  {alt}
                </p>
              )}
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
