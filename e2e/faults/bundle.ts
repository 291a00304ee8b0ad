import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Makes one file of a script of this folder and all that it imports, as the app is built: its process is up in a
 * tenth of a second, and thousands of them can be afforded. Gives the path of the file, which lies in `room`.
 */
export async function bundled(
  script: string,
  room: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bundle = await rolldown({
    input: here(script),
    platform: 'node',
    resolve: { alias: { '@core': here('../../src/core'), '@shared': here('../../src/shared'), ...replaced } },
  })
  const path = join(room, `${basename(script, '.ts')}.mjs`)
  await bundle.write({ file: path, format: 'esm', codeSplitting: false })
  await bundle.close()
  return path
}
