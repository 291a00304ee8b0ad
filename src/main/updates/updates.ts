import { isSigned } from '@core/updates/signature.ts'
import type { UpdateHindrance, UpdateState } from '@shared/updates.ts'
import type { Log } from '../log.ts'
import type { ChoiceFile } from './choice-file.ts'
import { notesText } from './notes.ts'
import type { Updater } from './updater.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Milliseconds after the start until it is looked whether a day is over, and between two such looks. */
const firstLookMs = 60_000
const lookEveryMs = 60 * 60 * 1000

export interface UpdatesOptions {
  readonly choice: ChoiceFile
  readonly hindrance: UpdateHindrance | null
  readonly host: string
  /** What newer versions must be signed with; null only where there is a hindrance. */
  readonly key: string | null
  /** Called when the host is first asked, and never before. */
  readonly load: () => Promise<Updater>
  /** Why the program cannot be exchanged now, as a plain sentence; null where it can. */
  readonly inTheWay: () => Promise<string | null>
  /** @returns why not, as a plain sentence; null when it is done */
  readonly backUp: () => Promise<string | null>
  /** Ends the program; `finish` is called once the library is closed. */
  readonly quit: () => void
  readonly onChange: (state: UpdateState) => void
  readonly log: Log
  readonly now?: () => Date
  /** @returns what ends it */
  readonly after?: (ms: number, act: () => void) => () => void
}

/** Newer versions of the program: looked for only after the reader's yes, fetched and installed only at their word. */
export class Updates {
  readonly #options: UpdatesOptions
  #state: UpdateState
  #loading: Promise<Updater> | null = null
  #stopTimer: () => void = () => undefined
  #isStopped = false
  readonly #started: Promise<void>

  constructor(options: UpdatesOptions) {
    const { hindrance, host } = options
    this.#options = options
    this.#state = {
      hindrance,
      host,
      on: false,
      phase: 'idle',
      found: null,
      percent: 0,
      trouble: null,
      checkedAt: null,
    }
    this.#started = this.#start()
  }

  async state(): Promise<UpdateState> {
    await this.#started
    return this.#state
  }

  /** The reader's yes, or its withdrawal. Nothing is asked at once: the first time is with the next look. */
  async turn(on: boolean): Promise<UpdateState> {
    await this.#started
    if (this.#state.hindrance !== null) return this.#state
    const failed = await this.#options.choice.keep({ on, checkedAt: this.#state.checkedAt })
    this.#tell(failed === null ? { on, trouble: null } : { trouble: failed })
    this.#await(firstLookMs)
    return this.#state
  }

  /** The reader asks now, whether or not it is looked for by itself. */
  async check(): Promise<UpdateState> {
    await this.#started
    await this.#check('asked')
    return this.#state
  }

  /** Fetches what was found. */
  async fetch(): Promise<UpdateState> {
    await this.#started
    const { found, phase } = this.#state
    if (found === null || phase !== 'found') return this.#state
    // Taken before anything is waited for: a second press finds it under way.
    this.#tell({ phase: 'fetching', percent: 0, trouble: null })
    const hindered = await this.#options.inTheWay()
    if (hindered !== null) {
      this.#tell({ phase: 'found', trouble: hindered })
      return this.#state
    }
    try {
      const updater = await this.#updater()
      await updater.fetch((percent) => {
        const whole = Math.max(0, Math.min(100, Math.floor(percent)))
        if (whole !== this.#state.percent) this.#tell({ percent: whole })
      })
      this.#tell({ phase: 'ready', percent: 100 })
    } catch (error) {
      this.#options.log(`updates: fetching ${found.version}: ${String(error)}`)
      this.#tell({ phase: 'found', trouble: 'The newer version could not be fetched. Nothing was changed.' })
    }
    return this.#state
  }

  /** Ends the program and exchanges it, after a backup of the library. */
  async install(): Promise<UpdateState> {
    await this.#started
    if (this.#state.phase !== 'ready') return this.#state
    this.#tell({ phase: 'installing', trouble: null })
    const hindered = await this.#options.inTheWay()
    const refused = hindered ?? (await this.#options.backUp())
    // An import may have begun while the backup was made.
    const trouble = refused ?? (await this.#options.inTheWay())
    if (trouble === null) this.#options.quit()
    else this.#tell({ phase: 'ready', trouble })
    return this.#state
  }

  /** Quitting was held back after all. */
  stay(): void {
    if (this.#state.phase === 'installing') this.#tell({ phase: 'ready' })
  }

  /** The library is closed, and the program about to end. */
  async finish(): Promise<void> {
    this.#isStopped = true
    this.#stopTimer()
    if (this.#state.phase !== 'installing') return
    const updater = await this.#updater()
    updater.install()
  }

  async #start(): Promise<void> {
    const { hindrance } = this.#options
    if (hindrance !== null) return
    this.#state = { ...this.#state, ...(await this.#options.choice.read()) }
    this.#await(firstLookMs)
  }

  /** Looks from time to time whether a day is over: a timer of a day would not survive a sleeping computer. */
  #await(ms: number): void {
    this.#stopTimer()
    if (!this.#state.on || this.#isStopped) return
    const after = this.#options.after ?? afterMs
    this.#stopTimer = after(ms, () => {
      void this.#look().finally(() => {
        this.#await(lookEveryMs)
      })
    })
  }

  async #look(): Promise<void> {
    const { checkedAt, on, phase } = this.#state
    if (!on || (phase !== 'idle' && phase !== 'found')) return
    const sinceMs = checkedAt === null ? dayMs : this.#now().getTime() - Date.parse(checkedAt)
    // A clock that was set back is no reason never to look again.
    if (sinceMs >= 0 && sinceMs < dayMs) return
    if ((await this.#options.inTheWay()) === null) await this.#check('by itself')
  }

  /** By itself it says nothing of what goes wrong: whoever is offline has asked for nothing. */
  async #check(how: 'asked' | 'by itself'): Promise<void> {
    const { hindrance, host, key, log } = this.#options
    const { phase: before } = this.#state
    if (hindrance !== null || key === null || (before !== 'idle' && before !== 'found')) return
    this.#tell({ phase: 'checking', trouble: null })
    const fail = (why: string, trouble: string): void => {
      log(`updates: ${why}`)
      this.#tell({ phase: before, trouble: how === 'asked' ? trouble : null })
    }
    try {
      const updater = await this.#updater()
      const offered = await updater.check()
      const checkedAt = this.#now().toISOString()
      await this.#options.choice.keep({ on: this.#state.on, checkedAt })
      if (offered === null) {
        this.#tell({ phase: 'idle', found: null, checkedAt })
      } else if (isSigned(offered, key)) {
        const found = { version: offered.version, notes: notesText(offered.notes) }
        this.#tell({ phase: 'found', found, checkedAt })
      } else {
        // Whatever was found before: the updater would fetch this one now.
        this.#tell({ phase: 'idle', found: null, checkedAt })
        log(`updates: ${JSON.stringify(offered.version.slice(0, 40))} is not signed`)
        this.#tell({
          trouble: 'The newer version that is offered is not signed as Offprint’s are. It is not taken.',
        })
      }
    } catch (error) {
      fail(String(error), `The host ${host} could not be asked for a newer version.`)
    }
  }

  #updater(): Promise<Updater> {
    this.#loading ??= this.#options.load().catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    return this.#loading
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date()
  }

  #tell(change: Partial<UpdateState>): void {
    this.#state = { ...this.#state, ...change }
    this.#options.onChange(this.#state)
  }
}

function afterMs(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms)
  timer.unref()
  return () => {
    clearTimeout(timer)
  }
}
