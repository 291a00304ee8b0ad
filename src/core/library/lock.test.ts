import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFileSystem } from './file-system.ts'
import type { Lock } from './lock.ts'
import { takeLock } from './lock.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'
import type { Processes } from './process-start.ts'
import { systemProcesses } from './process-start.ts'

/** A computer: which pids live, and since when. */
class Computer {
  readonly started = new Map<number, string>()
  readonly host: string
  readonly space: string | null

  constructor(host = 'here', space: string | null = null) {
    this.host = host
    this.space = space
  }

  process(pid: number): Processes {
    if (!this.started.has(pid)) this.started.set(pid, randomUUID())
    return {
      pid,
      host: this.host,
      space: async () => this.space,
      alive: (other) => this.started.has(other),
      started: async (other) => this.started.get(other) ?? null,
    }
  }
}

async function disk(): Promise<MemoryFileSystem> {
  const fs = new MemoryFileSystem()
  await fs.makeFolder('/library')
  return fs
}

const room = '/library/lock'

async function take(fs: MemoryFileSystem, processes: Processes, owner = 'Offprint'): Promise<Lock | string> {
  const taken = await takeLock(fs, '/library', owner, processes)
  return taken.ok ? taken.value : taken.fault.message
}

describe('the lock', () => {
  it('is given to one, refused to the next by name, and free after release', async () => {
    const fs = await disk()
    const here = new Computer()
    const lock = await take(fs, here.process(1), 'offprint import')
    expect(await take(fs, here.process(2))).toContain('offprint import (process 1) has the library')
    if (typeof lock === 'string') throw new Error(lock)
    await lock.release()
    expect(typeof (await take(fs, here.process(2)))).toBe('object')
    expect((await fs.names(room)).length).toBe(1)
  })

  it('of a dead process is taken over', async () => {
    const fs = await disk()
    const here = new Computer()
    await take(fs, here.process(1))
    here.started.delete(1)
    expect(typeof (await take(fs, here.process(2)))).toBe('object')
  })

  it('is taken over when its pid belongs to another process by now', async () => {
    const fs = await disk()
    const here = new Computer()
    await take(fs, here.process(1))
    here.started.set(1, 'after the restart')
    expect(typeof (await take(fs, here.process(2)))).toBe('object')
  })

  it('of another computer is never taken over, and the message says what to do', async () => {
    const fs = await disk()
    await take(fs, new Computer('there').process(1))
    expect(await take(fs, new Computer('here').process(2))).toMatch(/on the computer there .* remove .*json/)
  })

  it('of another container on this computer is never taken over', async () => {
    const fs = await disk()
    await take(fs, new Computer('here', 'container').process(1))
    const refusal = await take(fs, new Computer('here', 'system').process(2))
    // Nobody here can see whether it still runs, so the message says what to do when it does not.
    expect(refusal).toMatch(/process 1\) in another container .* remove .*json/)
  })

  it('whose start cannot be told is never taken over while its pid lives', async () => {
    const fs = await disk()
    const here = new Computer()
    await take(fs, here.process(1))
    const blind = { ...here.process(2), started: async () => null }
    expect(await take(fs, blind)).toContain('process 1')
  })

  it('that a power cut left half written is void', async () => {
    const fs = await disk()
    await fs.makeFolder(room)
    const torn = await fs.open(`${room}/1-0000.json`, 'new')
    await torn.append(Buffer.from('{"pid":'))
    expect(typeof (await take(fs, new Computer().process(2)))).toBe('object')
  })

  it('that a failing disk kept from being taken leaves nothing in the way of the next attempt', async () => {
    for (let failing = 1; ; failing++) {
      const fs = await disk()
      const here = new Computer()
      fs.before = (call, _, path) => {
        if (call === failing) throw errno('ENOSPC', path)
        return 'go'
      }
      const first = await take(fs, here.process(1)).catch(() => null)
      if (first !== null && fs.calls < failing) break
      expect(first === null || typeof first === 'object', `call ${failing}`).toBe(true)
      if (first !== null && typeof first !== 'string') await first.release()
      expect(typeof (await take(fs, here.process(1))), `call ${failing}`).toBe('object')
    }
  })

  it('that was never finished, because its asker was killed, is cleared away; that of a live one is not', async () => {
    const fs = await disk()
    const here = new Computer()
    const [dead, alive] = [here.process(1), here.process(3)]
    here.started.delete(dead.pid)
    await fs.makeFolder(room)
    const whole = { host: 'here', started: 'long ago', space: null, owner: 'Offprint', state: 'asking' }
    for (const [name, text] of [
      [`${dead.pid}-00.json.tmp`, ''],
      [`${dead.pid}-01.json.tmp`, JSON.stringify({ ...whole, pid: dead.pid })],
      [`${alive.pid}-02.json.tmp`, ''],
    ] as const) {
      const file = await fs.open(`${room}/${name}`, 'new')
      await file.append(Buffer.from(text))
    }
    const lock = await take(fs, here.process(2))
    if (typeof lock === 'string') throw new Error(lock)
    await lock.release()
    expect(await fs.names(room)).toEqual([`${alive.pid}-02.json.tmp`])
  })

  it('of a kind that this version does not know is respected', async () => {
    const fs = await disk()
    await fs.makeFolder(room)
    const strange = await fs.open(`${room}/1-0000.json`, 'new')
    await strange.append(Buffer.from('{"lease":"2030"}'))
    expect(await take(fs, new Computer().process(2))).toContain('Another version of Offprint')
  })

  it('has one owner however many ask at once, also over a stale one', async () => {
    for (let round = 0; round < 60; round++) {
      const fs = await disk()
      const here = new Computer()
      await take(fs, here.process(1))
      here.started.delete(1)
      const asked = await Promise.all(
        Array.from({ length: 4 }, (_, index) => take(fs, here.process(index + 2))),
      )
      expect(asked.filter((answer) => typeof answer === 'object').length, `round ${round}`).toBe(1)
    }
  })

  it('tells this process from others by what the system says', async () => {
    const mine = await systemProcesses.started(process.pid)
    expect(mine).not.toBeNull()
    expect(await systemProcesses.started(process.pid)).toBe(mine)
    expect(systemProcesses.alive(process.pid)).toBe(true)
  })

  it('of a real process that was killed is taken over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-lock-'))
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    if (child.pid === undefined) throw new Error('no child')
    const childs: Processes = { ...systemProcesses, pid: child.pid }
    await takeLock(nodeFileSystem, folder, 'child', childs)
    const refused = await takeLock(nodeFileSystem, folder, 'Offprint', systemProcesses)
    expect(refused.ok).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const taken = await takeLock(nodeFileSystem, folder, 'Offprint', systemProcesses)
    expect(taken.ok).toBe(true)
    expect((await readdir(join(folder, 'lock'))).length).toBe(1)
    await rm(folder, { recursive: true })
  })
})
