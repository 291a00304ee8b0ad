import type { Readable, Writable } from 'node:stream'

export type Fields = Readonly<Record<string, unknown>>
type Listener = (params: Fields, sessionId: string | undefined) => void

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Fields
  readonly sessionId?: string
  readonly result?: Fields
  readonly error?: { readonly message: string }
}

/**
 * A client of the Chrome DevTools Protocol over the browser's pipe. Its own, and not Playwright's, because the
 * host needs raw sessions, bindings that exist in one isolated world only, and a pipe: with it no port is open
 * through which another user of the machine could drive the browser. 80 lines are less than such a dependency.
 */
export class Cdp {
  readonly #output: Writable
  readonly #waiting = new Map<
    number,
    { method: string; resolve(result: Fields): void; reject(error: Error): void }
  >()
  readonly #listeners = new Map<string, Set<Listener>>()
  #nextId = 1
  #closed = false

  constructor(output: Writable, input: Readable) {
    this.#output = output
    let held: Buffer[] = []
    input.on('data', (chunk: Buffer) => {
      let rest = chunk
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        const text = Buffer.concat([...held, rest.subarray(0, end)]).toString('utf8')
        held = []
        rest = rest.subarray(end + 1)
        this.#receive(JSON.parse(text) as Message)
      }
      if (rest.length > 0) held.push(rest)
    })
    // The browser is gone: whatever was asked of it gets no answer any more.
    input.on('close', () => this.#end())
    output.on('error', () => this.#end())
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Rejects with the browser's own words, or when the browser is gone. */
  async send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    if (this.#closed) throw new Error(`${method}: the browser is gone`)
    const id = this.#nextId++
    const text = JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#output.write(`${text}\0`)
    })
  }

  on(method: string, listener: Listener): void {
    const known = this.#listeners.get(method) ?? new Set()
    this.#listeners.set(method, known.add(listener))
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      for (const listener of this.#listeners.get(message.method ?? '') ?? []) {
        listener(message.params ?? {}, message.sessionId)
      }
      return
    }
    const call = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) call?.resolve(message.result ?? {})
    else call?.reject(new Error(`${call.method}: ${message.error.message}`))
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    for (const call of this.#waiting.values()) call.reject(new Error(`${call.method}: the browser is gone`))
    this.#waiting.clear()
    for (const listener of this.#listeners.get('closed') ?? []) listener({}, undefined)
  }
}
