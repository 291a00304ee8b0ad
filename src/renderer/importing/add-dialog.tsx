import { useState, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'
import './add-dialog.css'

export interface AddDialogProps {
  readonly onClose: () => void
}

/** Paste, or choose. What is pasted keeps the HTML that came with it as long as its text is not edited. */
export function AddDialog({ onClose }: AddDialogProps): ReactElement {
  const say = useSay()
  const { imports } = useServices()
  const [text, setText] = useState('')
  const [pasted, setPasted] = useState<{ readonly text: string; readonly html: string } | null>(null)

  const add = (): void => {
    onClose()
    drop(imports.paste(text, pasted?.text === text ? pasted.html : null))
  }
  const choose = (kind: 'files' | 'folder'): void => {
    onClose()
    drop(imports.choose(kind))
  }

  return (
    <DialogFrame
      title={say('importing.addArticles')}
      onClose={onClose}
      actions={
        <>
          <TextButton
            onPress={() => {
              choose('files')
            }}
          >
            {say('importing.chooseFiles')}
          </TextButton>
          <TextButton
            onPress={() => {
              choose('folder')
            }}
          >
            {say('importing.chooseFolder')}
          </TextButton>
          <span className="add-space" />
          <TextButton primary disabled={text.trim() === ''} onPress={add}>
            {say('importing.add')}
          </TextButton>
        </>
      }
    >
      <p className="dialog-hint" id="add-hint">
        {say('importing.pasteAPageOrSeveralAt')}
      </p>
      <textarea
        className="field add-text"
        aria-label={say('importing.textToAdd')}
        aria-describedby="add-hint"
        placeholder={say('importing.pasteOrWriteHere')}
        dir="auto"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onPaste={(event) => {
          const html = event.clipboardData.getData('text/html')
          // Only into an empty field: else the HTML is a part of what will be added.
          if (text !== '' || html === '') return
          const plain = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n')
          setPasted({ text: plain, html })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') add()
        }}
      />
    </DialogFrame>
  )
}
