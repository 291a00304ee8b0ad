import { existsSync } from 'node:fs'

/** Electron's `shell`. What it would open is only told: a stand-in opens no other program. */
export function createShell(report: (line: string) => void): object {
  const opened: string[] = []
  return {
    opened,
    async openExternal(address: string): Promise<void> {
      if (typeof address !== 'string' || !URL.canParse(address)) throw new Error('Invalid URL')
      opened.push(address)
      report(`browser-host: would open ${address}`)
    },
    /** Resolves with what went wrong, or with nothing. */
    async openPath(path: string): Promise<string> {
      if (typeof path !== 'string') throw new TypeError('Error processing argument at index 0')
      if (!existsSync(path)) return 'Failed to open path'
      opened.push(path)
      report(`browser-host: would open ${path}`)
      return ''
    },
  }
}
