import { useEffect, useState, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { readClipboard } from './paste.ts'
import { useSay } from '../language/use-say.ts'
import './drop-overlay.css'

/** Files, folders or selected text may be dropped anywhere in the window. */
export function DropOverlay(): ReactElement | null {
  const say = useSay()
  const { imports, dialogs } = useServices()
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    /** How many elements the pointer is within: enter and leave come for each of them. */
    let depth = 0
    const isOurs = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const onEnter = (event: DragEvent): void => {
      if (!isOurs(event)) return
      depth++
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (!isOurs(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent): void => {
      // Without this the window would navigate to what is dropped.
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isOurs(event) ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      depth = 0
      setOver(false)
      if (event.dataTransfer === null || !isOurs(event)) return
      const dropped = event.dataTransfer.files.length > 0 ? [...event.dataTransfer.files] : null
      dialogs.close()
      if (dropped !== null) drop(imports.addFiles(dropped))
      else {
        const text = readClipboard(event.dataTransfer)
        if (text?.kind === 'text') drop(imports.paste(text.text, text.html))
      }
    }
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop } as const
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as keyof typeof listeners, listener)
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name as keyof typeof listeners, listener)
      }
    }
  }, [imports, dialogs])

  if (!isOver) return null
  return (
    <div className="drop-overlay" aria-hidden="true">
      <p>{say('importing.dropToAddToYourLibrary')}</p>
    </div>
  )
}
