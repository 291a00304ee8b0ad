/** What the stand-in knows of the app and of how it was started. */
export interface HostContext {
  /** The folder of the app's package.json. */
  readonly appPath: string
  readonly name: string
  readonly version: string
  /** The app's own arguments, without the host's. */
  readonly args: readonly string[]
  readonly executable: string
  readonly headless: boolean
  readonly debuggingPort: number | null
  readonly report: (line: string) => void
  /** Told the address of the DevTools port, when one was asked for. */
  readonly onEndpoint: (address: string) => void
}
