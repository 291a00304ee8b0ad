import type { Part } from './parts.ts'
import { licenceText } from './parts.ts'

/** Licences under which a part may be shipped in an MIT program; another one is looked at by a person first. */
const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'Python-2.0',
  'LGPL-2.1',
])

/** Parts whose licence is not among those allowed: `name: licence`. An `OR` needs one of its sides, an `AND` all. */
export function refusedLicences(parts: readonly Part[]): readonly string[] {
  return parts.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence}`)
}

function isAllowed(expression: string): boolean {
  return expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((side) =>
      side
        .replace(/^\(|\)$/g, '')
        .split(' AND ')
        .every((name) => allowed.has(name.trim())),
    )
}

export const headingOf = ({ name, version, licence }: Part): string => `${name} ${version} (${licence})`

/** One text with the licence of every part. A part that brings no file is named with what its manifest says. */
export function licencesFile(parts: readonly Part[]): string {
  const rule = '-'.repeat(80)
  const sections = parts.map((part) => {
    const text =
      licenceText(part) ?? 'The package brings no licence file; its manifest names the licence above.'
    return `${rule}\n${headingOf(part)}\n${rule}\n\n${text}\n`
  })
  return [
    'Offprint is built of the following packages. Electron’s and Chromium’s licences stand beside the program,\nin LICENSE.electron.txt and LICENSES.chromium.html.\n',
    ...sections,
  ].join('\n')
}
