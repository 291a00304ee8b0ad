import { TriangleAlert, X } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import type { Toast } from './toast-store.ts'
import { useSay } from '../language/use-say.ts'

/** Long enough to read, and to reach the button with a key. */
const shownMs = 8000

export interface ToastLineProps {
  readonly toast: Toast
}

/** One report. It goes by itself unless one is at it; a warning stays. */
export function ToastLine({ toast }: ToastLineProps): ReactElement {
  const say = useSay()
  const { toasts } = useServices()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld || toast.kind === 'alert') return
    const timer = setTimeout(() => {
      toasts.dismiss(toast.id)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isHeld, toast, toasts])

  return (
    <div
      className="toast"
      data-kind={toast.kind}
      onPointerEnter={() => {
        setHeld(true)
      }}
      onPointerLeave={() => {
        setHeld(false)
      }}
      onFocus={() => {
        setHeld(true)
      }}
      onBlur={() => {
        setHeld(false)
      }}
    >
      {toast.kind === 'alert' && <TriangleAlert size={15} strokeWidth={1.75} aria-hidden="true" />}
      <span className="toast-message" dir="auto">
        {say.heard(toast.message)}
      </span>
      {toast.actions.map((action) => (
        <button
          key={action.label}
          type="button"
          className="toast-action"
          onClick={() => {
            toasts.dismiss(toast.id)
            action.run()
          }}
        >
          {action.label}
        </button>
      ))}
      <button
        type="button"
        className="toast-dismiss"
        aria-label={say('ui.dismiss')}
        onClick={() => {
          toasts.dismiss(toast.id)
        }}
      >
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}
