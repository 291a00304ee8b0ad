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
  }
}
