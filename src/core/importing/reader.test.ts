import { afterEach, describe, expect, it } from 'vitest'
import type { Reader } from './reader.ts'
import { isExport, startReader } from './reader.ts'
import { allowanceFor } from './seat.ts'
import type { ReadSource } from './source.ts'

/** A stand-in for the built worker, because a test has no build: it answers, hangs, eats memory or dies. */
const worker = `
  import { parentPort } from 'node:worker_threads'
  let count = 0
  parentPort.on('message', ({ sequence, source }) => {
    count += 1
    if (source.name === 'hang') for (;;);
    if (source.name === 'sleep') return
    if (source.name === 'doze') return setTimeout(() => parentPort.postMessage({ sequence, reading: { ok: false, format: 'text', reason: 'awake' } }), 600)
    if (source.name === 'die') process.exit(1)
    if (source.name === 'throw') throw new Error('bug')
    if (source.name === 'crash') return parentPort.postMessage({ sequence, crash: 'RangeError: stack' })
    if (source.name === 'eat') { const all = []; for (;;) all.push(new Array(10000).fill(count)) }
    parentPort.postMessage({ sequence, reading: { ok: false, format: 'text', reason: source.name + ' was number ' + count } })
  })
`
const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(worker)}`)
let reader: Reader | null = null

afterEach(async () => {
  await reader?.close()
  reader = null
})

function source(name: string): ReadSource {
  return { name, bytes: new Uint8Array() }
}

function reasonIn(read: Awaited<ReturnType<Reader['read']>>): string {
  return isExport(read) || read.ok ? 'was read' : read.reason
}

async function reasonOf(name: string): Promise<string> {
  reader ??= startReader({ workerUrl, width: 1, timeoutMs: 2000, memoryMb: 24 })
  return reasonIn(await reader.read(source(name)))
}

describe('the reader', () => {
  it('reads many sources with the same worker', async () => {
    for (const number of [1, 2, 3, 4, 5]) expect(await reasonOf('a')).toBe(`a was number ${number}`)
  })

  it('answers each of many that are asked at once', async () => {
    reader = startReader({ workerUrl, width: 2 })
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`)
    const readings = await Promise.all(names.map((name) => reader!.read(source(name))))
    expect(readings.map((reading) => reasonIn(reading).split(' ')[0])).toEqual(names)
  })

  it('gives up a source that never ends, and reads the next in a new worker', async () => {
    expect(await reasonOf('a')).toBe('a was number 1')
    expect(await reasonOf('hang')).toBe('it could not be read within 2 seconds')
    expect(await reasonOf('a')).toBe('a was number 1')
  })

  it('counts the time of the processor, so that a busy machine refuses nothing, but waits for nothing for ever', async () => {
    reader = startReader({ workerUrl, width: 1, timeoutMs: 300 })
    expect(await reasonOf('doze')).toBe('awake')
    expect(await reasonOf('sleep')).toBe('it could not be read within 0 seconds')
    expect(await reasonOf('a')).toBe('a was number 1')
  })

  it('gives up a source that takes all memory', async () => {
    expect(await reasonOf('eat')).toBe('reading it takes more memory than there is for it')
    expect(await reasonOf('a')).toBe('a was number 1')
  })

  it('outlives a worker that dies, throws or runs out of stack', async () => {
    for (const fault of ['die', 'throw', 'crash']) {
      expect(await reasonOf(fault)).toMatch(/interrupted|cannot be read/)
      expect(await reasonOf('a')).toBe('a was number 1')
    }
  })

  it('gives a large source more time and memory than a small one, and a small one no more than a trap needs', async () => {
    expect(allowanceFor(1_000_000)).toEqual({ timeoutMs: 8000, memoryMb: 320 })
    expect(allowanceFor(64 * 1024 * 1024)).toEqual({ timeoutMs: 30_000, memoryMb: 768 })
    expect(allowanceFor(1024 ** 4)).toEqual(allowanceFor(64 * 1024 * 1024))
    reader = startReader({ workerUrl, width: 1 })
    const read = async (size: number): Promise<string> =>
      reasonIn(await reader!.read({ name: 'a', bytes: new Uint8Array(size) }))
    expect(await read(1000)).toBe('a was number 1')
    expect(await read(2000)).toBe('a was number 2')
    // Memory is given to a worker as it starts.
    expect(await read(20_000_000)).toBe('a was number 1')
    expect(await read(1000)).toBe('a was number 1')
  })

  it('answers what is under way when it is closed', async () => {
    reader = startReader({ workerUrl, width: 1 })
    const reading = reader.read(source('hang'))
    await reader.close()
    expect(await reading).toMatchObject({ ok: false, reason: 'reading it was interrupted' })
  })
})
