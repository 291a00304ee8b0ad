import type { OffprintClient } from '../src/shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly offprint: OffprintClient
  }
}
