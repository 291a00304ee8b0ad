import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inProcessReader } from '@core/importing/in-process-reader.ts'
import { runCli } from './run.ts'

const secret = 'only for the reader'

/** Every file below, with what is in it: nothing that lies outside the library may be read aloud, changed or removed. */
function contentsOf(folder: string, besides: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith(besides) && statSync(join(folder, name)).isFile(),
  )
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('..', '../', '/', '\\', '%2e%2e%2f', '.', '~', '$HOME', 'C:', ' ', '\n'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'secret',
      'secret.json',
      'articles',
      'backups',
      'receipts',
      '0123456789abcdef',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2026-01-01T00-00-00Z.r1',
      '2026-01-01T00-00-00.000Z.r1.json',
      '.json',
      '.before-restore',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
)
const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
/** Commands whose argument is the name of something in the library, and never a path. */
const command = fc.constantFrom<readonly string[]>(
  ['restore', '--yes'],
  ['show'],
  ['show', '--format', 'html'],
  ['trash', '--yes'],
  ['reextract'],
  ['bookmark'],
  ['receipts', 'show'],
  ['receipts', 'export'],
  ['receipts', 'undo', '--yes'],
  ['import', '--retry'],
  ['list', '--view'],
)

it('no name that a command takes leads out of the library', async () => {
  const root = mkdtempSync(join(tmpdir(), 'offprint-cli-'))
  const library = join(root, 'library')
  for (const folder of ['0123456789abcdef', 'secret', '.']) {
    mkdirSync(join(root, folder), { recursive: true })
    for (const file of ['secret', 'secret.json', 'body.html', 'meta.json', '2026-01-01T00-00-00Z.r1.json'])
      if (file !== 'secret' || folder !== '.')
        writeFileSync(join(root, folder, file), `{"secret": "${secret}"}`)
  }
  let said = ''
  const offprint = (args: readonly string[], stdin = ''): Promise<number> =>
    runCli(
      args,
      {
        out: (text) => {
          said += text
        },
        error: (line) => {
          said += line
        },
        stdin: async () => Buffer.from(stdin),
        environment: { OFFPRINT_LIBRARY: library },
        platform: 'linux',
        home: root,
        onInterrupt: () => () => undefined,
      },
      inProcessReader,
    )
  expect(await offprint(['import', '-'], '# The tide\n\nIt turned at noon, and nobody saw it.\n')).toBe(0)
  const before = contentsOf(root, 'library')
  expect(Object.keys(before).length).toBeGreaterThan(10)
  await fc.assert(
    fc.asyncProperty(command, name, async (given, argument) => {
      said = ''
      const code = await offprint([...given, '--', argument])
      expect([0, 1, 2, 3]).toContain(code)
      // Not the argument said again, but what lies behind it.
      expect(said).not.toContain(secret)
      expect(contentsOf(root, 'library')).toEqual(before)
    }),
    { numRuns: 250 },
  )
  rmSync(root, { recursive: true })
}, 120_000)
