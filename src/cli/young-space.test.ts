import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const young = pathToFileURL(join(import.meta.dirname, 'young-space.ts')).href
/** Makes much that lives a moment, and lets timers run in between. Prints the size of the young space in MB. */
const busy = (first: string): string => `
  import v8 from 'node:v8'
  ${first}
  let kept = []
  for (let round = 0; round < 120; round += 1) {
    for (let at = 0; at < 100_000; at += 1) {
      kept.push({ at, list: [at] })
      if (kept.length > 400_000) kept = kept.slice(200_000)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  console.log(v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 1048576)`

async function megabytes(first: string): Promise<number> {
  const node = await promisify(execFile)(process.execPath, [
    '--no-warnings',
    '--input-type=module',
    '--eval',
    busy(first),
  ])
  return Number(node.stdout)
}

it('the space for what lives a moment stops growing long before V8 would stop it', async () => {
  const held = await megabytes(`import { holdYoungSpace } from '${young}'; holdYoungSpace()`)
  expect(held).toBeLessThanOrEqual(64)
  expect(await megabytes('')).toBeGreaterThan(held)
}, 60_000)
