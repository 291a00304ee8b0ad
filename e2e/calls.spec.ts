import { randomFrom } from '../benchmarks/corpus.ts'
import type { AnyCall } from '../src/shared/ipc/define.ts'
import { calls } from '../src/shared/ipc/contract.ts'
import { expect, test } from './fixtures.ts'
import { inputFor } from './fuzz/inputs.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

/** Of each call; `OFFPRINT_CALLS=200 npm run e2e -- calls` for more. `OFFPRINT_SEED` for others. */
const rounds = Number(process.env['OFFPRINT_CALLS'] ?? '6')
const seed = Number(process.env['OFFPRINT_SEED'] ?? '1')
/** They wait for a person at a dialog, end the app, or take files, which the preload makes of what is dropped. */
const left = new Set([
  'importing.choose',
  'importing.exportReceipt',
  'importing.dropped',
  'exporting.library',
  'watch.choose',
  'storage.chooseMove',
  'storage.chooseOther',
  'window.quit',
])

test('no call of the contract stumbles, whatever it is given, and the library stays sound', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await paste(page, samples[0]!.text)
  await expect(reader(page).articles).toHaveCount(samples[0]!.articles.length)
  const known = await page.evaluate(async () => {
    const view = await window.offprint.library.view({ view: { kind: 'inbox' } })
    const receipts = await window.offprint.importing.receipts()
    return [
      ...(view.ok ? view.value.first.map(({ id }) => id) : []),
      ...(receipts.ok ? receipts.value.map(({ id }) => id) : []),
      'harbour',
      'food/bread',
      'en',
      '2026-01-01',
    ]
  })
  const random = randomFrom(seed)
  const stumbled: string[] = []
  let answered = 0
  let refused = 0
  for (const [room, members] of Object.entries(calls)) {
    for (const [name, call] of Object.entries(members) as [string, AnyCall][]) {
      if (left.has(`${room}.${name}`)) continue
      for (let round = 0; round < rounds; round += 1) {
        const input = inputFor(call.input, known, random)
        const code = await page.evaluate(
          async ([inRoom, called, given]) => {
            const rooms = window.offprint as unknown as Record<
              string,
              Record<string, (input: unknown) => Promise<{ ok: boolean; fault?: { code: string } }>>
            >
            const answer = await rooms[inRoom]?.[called]?.(given)
            return answer === undefined ? 'nothing' : answer.ok ? 'ok' : (answer.fault?.code ?? 'no code')
          },
          [room, name, input] as const,
        )
        if (code === 'refused') refused += 1
        else answered += 1
        if (['internal', 'nothing', 'no code'].includes(code))
          stumbled.push(`${room}.${name}: ${code} for ${JSON.stringify(input)?.slice(0, 300)}`)
      }
    }
  }
  expect(stumbled).toEqual([])
  // Neither a wall that lets all through nor one that nothing passes proves anything.
  expect(answered).toBeGreaterThan(rounds * 20)
  expect(refused).toBeGreaterThan(rounds * 3)
  const check = await page.evaluate(async () => window.offprint.storage.check())
  expect(check).toMatchObject({ ok: true, value: { findings: [] } })
  expect(await app.close()).toBe(0)
})
