import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plainModes } from './deb.ts'

it.skipIf(process.platform === 'win32')(
  'what the .deb installs can be changed by root alone, whatever the umask of the checkout was',
  () => {
    const root = mkdtempSync(join(tmpdir(), 'offprint-modes-'))
    const modes = { LICENCE: 0o664, secret: 0o600, program: 0o775, 'chrome-sandbox': 0o4755 }
    for (const [name, mode] of Object.entries(modes)) {
      writeFileSync(join(root, name), name)
      chmodSync(join(root, name), mode)
    }
    mkdirSync(join(root, 'folder'))
    chmodSync(join(root, 'folder'), 0o2775)
    symlinkSync('/opt/elsewhere', join(root, 'link'))
    plainModes(root)
    const modeOf = (name: string): string => (lstatSync(join(root, name)).mode & 0o7777).toString(8)
    expect(['LICENCE', 'secret', 'program', 'chrome-sandbox', 'folder', '.'].map(modeOf)).toEqual([
      '644',
      '644',
      '755',
      '4755',
      '755',
      '755',
    ])
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true)
    rmSync(root, { recursive: true })
  },
)
