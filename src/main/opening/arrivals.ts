import { basename } from 'node:path'
import type { Arrival } from '@shared/opening.ts'
import type { Log } from '../log.ts'
import type { OpenArguments } from './arguments.ts'
import type { DeepLink } from './deep-link.ts'
import { parseDeepLink } from './deep-link.ts'
import { plainLine } from './visible.ts'

/** What waits for the reader beyond this is dropped: a page could start links for ever. */
const mostWaiting = 20
/** The system hands over ten chosen files one by one; they are one import. */
const gatherMs = 150

/** What is done with an arrival once the reader's page has taken it. */
export type Taken = { readonly kind: 'files'; readonly paths: readonly string[] } | DeepLink

interface Waiting {
  readonly shown: Arrival
  readonly taken: Taken | null
}

/**
 * What the system handed over, from before the app is ready until the page has shown it. Paths stay here: the page
 * is told names and answers with a number.
 */
export class Arrivals {
  readonly #log: Log
  #waiting: Waiting[] = []
  #last = 0
  #onArrival: () => void = () => undefined
  #timer: NodeJS.Timeout | null = null

  constructor(log: Log) {
    this.#log = log
  }

  /** Calls once for what came together, and at once if something waits already. */
  listen(onArrival: () => void): void {
    this.#onArrival = onArrival
    if (this.#waiting.length > 0) this.#tell()
  }

  files(paths: readonly string[]): void {
    if (paths.length === 0) return
    const last = this.#waiting.at(-1)
    const isGathering = this.#timer !== null && last?.taken?.kind === 'files'
    const before = isGathering && last.taken?.kind === 'files' ? last.taken.paths : []
    const all = [...before, ...paths.filter((path) => !before.includes(path))]
    if (isGathering) this.#waiting.pop()
    this.#add(
      { id: 0, kind: 'files', names: all.map((path) => plainLine(basename(path))) },
      { kind: 'files', paths: all },
    )
  }

  link(link: string): void {
    const parsed = parseDeepLink(link)
    if (!parsed.ok) {
      this.#log(`opening: ${parsed.fault.message}`)
      this.#add({ id: 0, kind: 'refused', message: parsed.fault.message }, null)
      return
    }
    this.#add({ id: 0, ...parsed.value }, parsed.value)
  }

  all({ paths, links }: OpenArguments): void {
    this.files(paths)
    for (const link of links) this.link(link)
  }

  get waiting(): readonly Arrival[] {
    return this.#waiting.map(({ shown }) => shown)
  }

  /** Once. Null when it is not waiting, or was refused. */
  take(id: number): Taken | null {
    const taken = this.#waiting.find(({ shown }) => shown.id === id)?.taken ?? null
    this.#waiting = this.#waiting.filter(({ shown }) => shown.id !== id)
    return taken
  }

  #add(shown: Arrival, taken: Taken | null): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#log('opening: too much waits already')
      return
    }
    this.#last += 1
    this.#waiting.push({ shown: { ...shown, id: this.#last }, taken })
    this.#tell()
  }

  #tell(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#onArrival()
    }, gatherMs)
  }
}
