import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFileSystem } from '@core/library/file-system.ts'
import { signUpdate } from '@core/updates/signature.ts'
import type { UpdateState } from '@shared/updates.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ChoiceFile } from './choice-file.ts'
import type { OfferedUpdate } from './updater.ts'
import type { UpdatesOptions } from './updates.ts'
import { Updates } from './updates.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const dayMs = 24 * 60 * 60 * 1000

function signed(version: string): OfferedUpdate {
  const files = [{ url: `Offprint-${version}.AppImage`, sha512: 'c2hh' }]
  return { version, files, notes: '<p>Faster.</p>', signature: signUpdate({ version, files }, privateKey) }
}

let folder = ''
let file = ''
let loads = 0
let asked = 0
let installs = 0
let quits = 0
let backups = 0
let answer: () => Promise<OfferedUpdate | null>
let fetching: (tell: (percent: number) => void) => Promise<void>
let inTheWay: string | null
let backUpFails: string | null
let onBackUp: () => void
let now: Date
let told: UpdateState[]
let logged: string[]
/** The timer that runs. */
let waiting: { readonly ms: number; readonly act: () => void } | null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-updates-'))
  file = join(folder, 'updates.json')
  loads = asked = installs = quits = backups = 0
  answer = async () => signed('1.1.0')
  fetching = async () => undefined
  inTheWay = backUpFails = null
  onBackUp = () => undefined
  now = new Date('2026-01-02T03:04:05.000Z')
  told = []
  logged = []
  waiting = null
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function start(other: Partial<UpdatesOptions> = {}): Updates {
  return new Updates({
    choice: new ChoiceFile(nodeFileSystem, file, (line) => logged.push(line)),
    hindrance: null,
    host: 'releases.example',
    key,
    load: async () => {
      loads += 1
      return {
        check: () => {
          asked += 1
          return answer()
        },
        fetch: (tell) => fetching(tell),
        install: () => {
          installs += 1
        },
      }
    },
    inTheWay: async () => inTheWay,
    backUp: async () => {
      backups += 1
      onBackUp()
      return backUpFails
    },
    quit: () => {
      quits += 1
    },
    onChange: (state) => told.push(state),
    log: (line) => logged.push(line),
    now: () => now,
    after: (ms, act) => {
      waiting = { ms, act }
      return () => {
        waiting = null
      }
    },
    ...other,
  })
}

/** The timer goes off, and what it does is done: it waits for the next time then. */
async function wait(updates: Updates): Promise<void> {
  const due = waiting
  if (due === null) throw new Error('Nothing is waited for.')
  waiting = null
  due.act()
  await vi.waitFor(() => {
    if (waiting === null) throw new Error('It is not done yet.')
  })
  await updates.state()
}

const unreachable = async (): Promise<never> => {
  throw new Error('net::ERR_INTERNET_DISCONNECTED')
}

describe('before the reader’s yes', () => {
  it('nobody is asked, nothing is loaded and no time is waited for', async () => {
    const state = await start().state()
    expect(state).toMatchObject({ on: false, phase: 'idle', host: 'releases.example' })
    expect({ loads, asked, waiting }).toEqual({ loads: 0, asked: 0, waiting: null })
  })

  it('a damaged file is no yes', async () => {
    await writeFile(file, '{"on":true')
    expect((await start().state()).on).toBe(false)
    expect({ loads, waiting }).toEqual({ loads: 0, waiting: null })
    expect(logged.join()).toMatch(/cannot be read/)
  })

  it('the reader may ask this once, and stays unasked afterwards', async () => {
    const updates = start()
    expect(await updates.check()).toMatchObject({ on: false, phase: 'found', found: { version: '1.1.0' } })
    expect({ asked, waiting }).toEqual({ asked: 1, waiting: null })
  })
})

describe('after the reader’s yes', () => {
  it('it is kept, and the host is asked once a day, also after another start', async () => {
    const updates = start()
    expect((await updates.turn(true)).on).toBe(true)
    expect(asked).toBe(0)
    await wait(updates)
    expect(asked).toBe(1)
    await wait(updates)
    expect(asked).toBe(1)
    await updates.finish()

    const again = start()
    expect(await again.state()).toMatchObject({ on: true, checkedAt: now.toISOString() })
    await wait(again)
    expect(asked).toBe(1)
    now = new Date(now.getTime() + dayMs)
    await wait(again)
    expect(asked).toBe(2)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ on: true, checkedAt: now.toISOString() })
  })

  it('a clock that was set back does not end it', async () => {
    await writeFile(file, JSON.stringify({ on: true, checkedAt: '2030-01-01T00:00:00.000Z' }))
    const updates = start()
    await updates.state()
    await wait(updates)
    expect(asked).toBe(1)
  })

  it('without a network nothing is said; it is tried again', async () => {
    answer = unreachable
    const updates = start()
    await updates.turn(true)
    await wait(updates)
    expect(await updates.state()).toMatchObject({ phase: 'idle', trouble: null, checkedAt: null })
    expect(told.every(({ trouble }) => trouble === null)).toBe(true)
    await wait(updates)
    expect(asked).toBe(2)
  })

  it('nobody is asked while an import runs', async () => {
    inTheWay = 'An import runs.'
    const updates = start()
    await updates.turn(true)
    await wait(updates)
    expect(asked).toBe(0)
    inTheWay = null
    await wait(updates)
    expect(asked).toBe(1)
  })

  it('no is kept, too, and nothing is waited for any more', async () => {
    const updates = start()
    await updates.turn(true)
    await updates.turn(false)
    expect(waiting).toBe(null)
    expect((await start().state()).on).toBe(false)
  })

  it('a yes that cannot be kept says so, and is none', async () => {
    await writeFile(join(folder, 'in the way'), '')
    const choice = new ChoiceFile(nodeFileSystem, join(folder, 'in the way', 'updates.json'), () => undefined)
    const state = await start({ choice }).turn(true)
    expect(state).toMatchObject({ on: false, trouble: 'The choice could not be saved on this computer.' })
  })
})

describe('asked by the reader', () => {
  it('what is newer is shown with its notes as text', async () => {
    const { found, checkedAt } = await start().check()
    expect(found).toEqual({ version: '1.1.0', notes: 'Faster.' })
    expect(checkedAt).toBe(now.toISOString())
  })

  it('nothing newer is an answer', async () => {
    answer = async () => null
    expect(await start().check()).toMatchObject({ phase: 'idle', found: null, checkedAt: now.toISOString() })
  })

  it('a host that cannot be asked is named', async () => {
    answer = unreachable
    expect(await start().check()).toMatchObject({
      phase: 'idle',
      trouble: 'The host releases.example could not be asked for a newer version.',
    })
  })

  it('a version that is signed by nobody, or by somebody else, can be neither fetched nor installed', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey
    const genuine = signed('1.1.0')
    for (const signature of [null, '', signUpdate(genuine, stranger)]) {
      answer = async () => ({ ...genuine, signature })
      const updates = start()
      expect(await updates.check()).toMatchObject({ phase: 'idle', found: null })
      expect((await updates.state()).trouble).toMatch(/not signed/)
      expect((await updates.fetch()).phase).toBe('idle')
      expect((await updates.install()).phase).toBe('idle')
    }
    expect({ quits, installs }).toEqual({ quits: 0, installs: 0 })
  })

  it('an unsigned version takes away what was found before: the updater would fetch the other', async () => {
    const updates = start()
    await updates.check()
    answer = async () => ({ ...signed('1.2.0'), signature: null })
    expect(await updates.check()).toMatchObject({ phase: 'idle', found: null })
  })

  it('what was found stays where the host is silent the next time', async () => {
    const updates = start()
    await updates.check()
    answer = unreachable
    expect(await updates.check()).toMatchObject({ phase: 'found', found: { version: '1.1.0' } })
  })

  it('an updater that does not load is tried anew', async () => {
    let attempts = 0
    const updates = start({
      load: async () => {
        attempts += 1
        throw new Error('not there')
      },
    })
    expect((await updates.check()).trouble).toMatch(/could not be asked/)
    await updates.check()
    expect(attempts).toBe(2)
  })
})

describe('what was found', () => {
  it('is fetched only when the reader says so, and says how far it is', async () => {
    fetching = async (tell) => {
      for (const percent of [10.2, 10.9, 250]) tell(percent)
    }
    const updates = start()
    expect((await updates.fetch()).phase).toBe('idle')
    await updates.check()
    expect(await updates.fetch()).toMatchObject({ phase: 'ready', percent: 100 })
    expect(told.filter(({ phase }) => phase === 'fetching').map(({ percent }) => percent)).toEqual([
      0, 10, 100,
    ])
  })

  it('is fetched once, however often it is asked for', async () => {
    let fetches = 0
    fetching = async () => {
      fetches += 1
    }
    const updates = start()
    await updates.check()
    await Promise.all([updates.fetch(), updates.fetch()])
    expect(fetches).toBe(1)
  })

  it('is not fetched while an import runs', async () => {
    const updates = start()
    await updates.check()
    inTheWay = 'An import runs.'
    expect(await updates.fetch()).toMatchObject({ phase: 'found', trouble: 'An import runs.' })
  })

  it('can be fetched again after it failed, a wrong checksum included', async () => {
    fetching = async () => {
      throw new Error('sha512 checksum mismatch')
    }
    const updates = start()
    await updates.check()
    expect(await updates.fetch()).toMatchObject({
      phase: 'found',
      trouble: 'The newer version could not be fetched. Nothing was changed.',
    })
    fetching = async () => undefined
    expect(await updates.fetch()).toMatchObject({ phase: 'ready', trouble: null })
  })
})

describe('what was fetched', () => {
  async function ready(): Promise<Updates> {
    const updates = start()
    await updates.check()
    await updates.fetch()
    return updates
  }

  it('is not installed by an ordinary end of the program', async () => {
    const updates = await ready()
    await updates.finish()
    expect({ installs, backups }).toEqual({ installs: 0, backups: 0 })
  })

  it('is installed after a backup, once the library is closed', async () => {
    const updates = await ready()
    await updates.install()
    expect({ backups, quits, installs }).toEqual({ backups: 1, quits: 1, installs: 0 })
    await updates.finish()
    expect(installs).toBe(1)
  })

  it('is not installed while an import runs', async () => {
    const updates = await ready()
    inTheWay = 'An import runs.'
    expect(await updates.install()).toMatchObject({ phase: 'ready', trouble: 'An import runs.' })
    expect({ backups, quits }).toEqual({ backups: 0, quits: 0 })
  })

  it('is not installed where an import began during the backup', async () => {
    onBackUp = () => {
      inTheWay = 'An import runs.'
    }
    const updates = await ready()
    expect(await updates.install()).toMatchObject({ phase: 'ready', trouble: 'An import runs.' })
    expect(quits).toBe(0)
  })

  it('is not installed without a backup', async () => {
    backUpFails = 'The backup was not made: the disk is full.'
    const updates = await ready()
    expect(await updates.install()).toMatchObject({ phase: 'ready', trouble: backUpFails })
    expect(quits).toBe(0)
  })

  it('waits on where quitting was held back', async () => {
    const updates = await ready()
    await updates.install()
    updates.stay()
    expect((await updates.state()).phase).toBe('ready')
    await updates.finish()
    expect(installs).toBe(0)
  })
})

it('a copy that cannot update itself asks nobody, whatever is called', async () => {
  await writeFile(file, JSON.stringify({ on: true, checkedAt: null }))
  const updates = start({ hindrance: 'package-manager', key: null })
  for (const act of [updates.turn(true), updates.check(), updates.fetch(), updates.install()])
    expect(await act).toMatchObject({ hindrance: 'package-manager', on: false, phase: 'idle' })
  expect({ loads, asked, waiting }).toEqual({ loads: 0, asked: 0, waiting: null })
})
