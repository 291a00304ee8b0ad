import type { OffprintClient } from '@shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload; the page's only way out. */
    readonly offprint: OffprintClient
  }
}
