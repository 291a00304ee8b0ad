import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The mark by which Electron's fuses are found in its program (electron/build/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron 45 is delivered, in the order of `FuseV1Options`; 1 is on. */
const delivered = '101100011'

/**
 * Lays out a folder that looks like Electron's for Linux but runs nothing: its program says so and has a real fuse wire.
 * A package over it shows everything but Electron itself, and must go to nobody.
 */
export function makePlaceholder(folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, delivered.length]),
    Buffer.from(delivered),
  ])
  const script =
    '#!/bin/sh\necho "This is a placeholder: there is no Electron in this package." >&2\nexit 1\n'
  const program = (name: string, bytes: Buffer): void => {
    writeFileSync(join(folder, name), bytes)
    chmodSync(join(folder, name), 0o755)
  }
  program('electron', Buffer.concat([Buffer.from(script), wire, Buffer.from('\n')]))
  program('chrome-sandbox', Buffer.from(script))
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'A placeholder: Electron is not in this package.\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'A placeholder: Chromium is not in this package.\n')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
}
