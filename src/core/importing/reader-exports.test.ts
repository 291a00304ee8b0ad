import { afterEach, describe, expect, it } from 'vitest'
import type { OpenExport, Reader } from './reader.ts'
import { isExport, startReader } from './reader.ts'

/**
 * A stand-in for the built worker that opens every source as an export of ten entries, two a batch. The name says
 * at which entry it hangs, dies or throws; it does so again unless it is told to leave that entry alone.
 */
const worker = `
  import { parentPort } from 'node:worker_threads'
  let open = null
  parentPort.on('message', ({ sequence, kind, source, from, poisoned, underWay }) => {
    if (kind === 'close') { open = null; return parentPort.postMessage({ sequence, closed: true }) }
    if (kind === 'open') {
      open = { name: source.name, next: 0, from, poisoned, underWay }
      return parentPort.postMessage({ sequence, opened: { format: 'ten', total: 10 } })
    }
    const items = []
    while (items.length < 2 && open.next < 10) {
      const number = open.next
      Atomics.store(open.underWay, 0, number)
      open.next += 1
      if (number < open.from) continue
      const reason = open.poisoned.get(number)
      if (reason === undefined && open.name.includes('hang' + number + ' ')) for (;;);
      if (reason === undefined && open.name.includes('die' + number + ' ')) process.exit(1)
      if (open.name.includes('always' + number + ' ')) throw new Error('bug')
      items.push({ kind: 'problem', status: 'skipped', format: 'ten', place: { item: number }, title: null, reason: reason ?? 'fine' })
    }
    parentPort.postMessage({ sequence, batch: { items, done: open.next === 10, position: open.next } })
  })
`
const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(worker)}`)
let reader: Reader | null = null

afterEach(async () => {
  await reader?.close()
  reader = null
})

async function open(name: string): Promise<OpenExport> {
  reader ??= startReader({ workerUrl, width: 1, timeoutMs: 1000 })
  const read = await reader.read({ name: `${name} `, bytes: new Uint8Array() })
  if (!isExport(read)) throw new Error('was not opened')
  return read
}

async function reasonsIn(name: string): Promise<readonly string[]> {
  const found = await open(name)
  const reasons: string[] = []
  for (;;) {
    const batch = await found.next()
    for (const item of batch.items) if (item.kind === 'problem') reasons.push(item.reason)
    if (batch.done) return reasons
  }
}

const fine = (count: number): readonly string[] => Array.from({ length: count }, () => 'fine')

describe('an export at the reader', () => {
  it('comes in batches, in order, once', async () => {
    expect(await reasonsIn('good')).toEqual(fine(10))
  })

  it('loses only the entry that never ends, and goes on behind it in a new worker', async () => {
    expect(await reasonsIn('hang3')).toEqual([
      ...fine(3),
      'it could not be read within 1 seconds',
      ...fine(6),
    ])
  })

  it('loses only the entries at which a worker dies', async () => {
    const reasons = await reasonsIn('hang0 hang9')
    expect(reasons).toHaveLength(10)
    expect(reasons.filter((reason) => reason === 'fine')).toHaveLength(8)
  })

  it('is given up where leaving the entry alone does not help, and says so', async () => {
    const reasons = await reasonsIn('always5')
    expect(reasons.slice(0, 4)).toEqual(fine(4))
    expect(reasons.at(-1)).toBe('It is built in a way that cannot be read. What comes after it was not read.')
  })

  it('holds its place until it ends or is closed, and the next then gets it', async () => {
    const first = await open('one')
    let isSecondOpen = false
    const second = open('two').then((found) => {
      isSecondOpen = true
      return found
    })
    await first.next()
    expect(isSecondOpen).toBe(false)
    await first.close()
    const { items } = await (await second).next()
    expect(items).toHaveLength(2)
  })

  it('ends with a plain reason when the reader is closed', async () => {
    const found = await open('hang0')
    const batch = found.next()
    await reader?.close()
    expect(await batch).toMatchObject({
      done: true,
      items: [{ reason: 'Reading it was interrupted. What comes after it was not read.' }],
    })
  })
})
