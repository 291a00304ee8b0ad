import type { SearchAnswer } from '@shared/search.ts'
import type { EngineAnswer } from './engine.ts'

export interface Question {
  readonly text: string
  readonly sequence: number
  readonly limit: number
}

interface Pending {
  readonly question: Question
  readonly resolve: (answer: SearchAnswer) => void
}

/**
 * Questions of one kind on their way to the worker: one is being answered, and of those that come meanwhile only
 * the newest is kept. The others are answered at once with nothing, since nobody waits for them any more.
 */
export class Questions {
  private readonly send: (request: number, question: Question) => void
  private asked: { readonly request: number; readonly pending: Pending } | null = null
  private waiting: Pending | null = null
  private nextRequest = 1

  /** @param send hands a question to the worker, if there is one */
  constructor(send: (request: number, question: Question) => void) {
    this.send = send
  }

  put(question: Question): Promise<SearchAnswer> {
    return new Promise((resolve) => {
      if (this.waiting !== null) settle(this.waiting)
      this.waiting = { question, resolve }
      this.sendNext()
    })
  }

  /** An answer came. One to a question that was given up is dropped. */
  answered(request: number, answer: EngineAnswer, complete: boolean): void {
    if (this.asked?.request !== request) return
    const { question, resolve } = this.asked.pending
    this.asked = null
    resolve({ ...answer, sequence: question.sequence, complete })
    this.sendNext()
  }

  /** The worker is gone: whatever was asked is answered with nothing. */
  giveUp(): void {
    const { asked, waiting } = this
    this.asked = null
    this.waiting = null
    if (asked !== null) settle(asked.pending)
    if (waiting !== null) settle(waiting)
  }

  private sendNext(): void {
    if (this.asked !== null || this.waiting === null) return
    const request = this.nextRequest++
    this.asked = { request, pending: this.waiting }
    this.waiting = null
    this.send(request, this.asked.pending.question)
  }
}

function settle({ question, resolve }: Pending): void {
  resolve({ sequence: question.sequence, total: 0, hits: [], complete: false })
}
