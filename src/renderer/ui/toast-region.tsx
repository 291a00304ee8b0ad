import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { ToastLine } from './toast-line.tsx'
import { useReadable } from './use-readable.ts'
import './toast.css'

/** Two live regions that are always there: one reports, one interrupts. */
export function ToastRegion(): ReactElement {
  const { toasts } = useServices()
  const shown = useReadable(toasts, (state) => state)
  const line = (kind: 'status' | 'alert'): readonly ReactElement[] =>
    shown.filter((toast) => toast.kind === kind).map((toast) => <ToastLine key={toast.id} toast={toast} />)
  return (
    <div className="toasts">
      <div role="alert">{line('alert')}</div>
      <div role="status">{line('status')}</div>
    </div>
  )
}
