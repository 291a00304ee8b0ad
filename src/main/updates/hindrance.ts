import type { UpdateHindrance } from '@shared/updates.ts'

export interface Installation {
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The program itself. */
  readonly program: string
  /** Null where nobody is named that could be asked. */
  readonly host: string | null
  readonly key: string | null
}

/** Why this copy does not look for newer versions itself; null where it can: NSIS on Windows, and the AppImage. */
export function hindranceOf(installation: Installation): UpdateHindrance | null {
  const { isPackaged, platform, environment, program, host, key } = installation
  if (!isPackaged) return 'development'
  if (platform === 'darwin') return 'unsigned-system'
  if (platform === 'win32') {
    if (set(environment['PORTABLE_EXECUTABLE_FILE'])) return 'portable'
  } else if (!set(environment['APPIMAGE'])) {
    // The .deb and the .rpm put it there; the tar.gz is unpacked anywhere else.
    return /^\/(?:opt|usr)\//.test(program) ? 'package-manager' : 'portable'
  }
  return host === null || key === null ? 'not-set-up' : null
}

const set = (value: string | undefined): boolean => value !== undefined && value !== ''
