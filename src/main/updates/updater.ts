import type { Release } from '@core/updates/signature.ts'

/** What a host says of the newest version. Nothing of it is to be believed before `isSigned` has said so. */
export interface OfferedUpdate extends Release {
  readonly signature: string | null
  /** HTML or text, from anybody. */
  readonly notes: string
}

/** Asks for newer versions, fetches and installs them. electron-updater stands behind it; in tests, something simpler. */
export interface Updater {
  /** Null where nothing is newer. @throws when the host cannot be asked */
  check(): Promise<OfferedUpdate | null>
  /** Fetches what `check` has found, and holds it against its checksum. @throws when it cannot */
  fetch(onPercent: (percent: number) => void): Promise<void>
  /** The program's last act: what was fetched takes its place and is started. */
  install(): void
}
