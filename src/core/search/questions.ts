interface Pending<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
}

/**
 * Questions of one kind on their way to the worker: one is being answered, and of those that come meanwhile only
 * the newest is kept. The others are answered at once with nothing, since nobody waits for them any more.
 */
export class Questions<Question, Answer> {
  private readonly send: (request: number, question: Question) => void
  private readonly nothing: (question: Question) => Answer
  private asked: { readonly request: number; readonly pending: Pending<Question, Answer> } | null = null
  private waiting: Pending<Question, Answer> | null = null
  private nextRequest = 1

  /**
   * @param send hands a question to the worker, if there is one
   * @param nothing the answer to a question that is not asked
   */
  constructor(send: (request: number, question: Question) => void, nothing: (question: Question) => Answer) {
    this.send = send
    this.nothing = nothing
  }

  put(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      if (this.waiting !== null) this.settle(this.waiting)
      this.waiting = { question, resolve }
      this.sendNext()
    })
  }

  /** An answer came. One to a question that was given up is dropped. */
  answered(request: number, answerTo: (question: Question) => Answer): void {
    if (this.asked?.request !== request) return
    const { question, resolve } = this.asked.pending
    this.asked = null
    resolve(answerTo(question))
    this.sendNext()
  }

  /** The worker is gone: whatever was asked is answered with nothing. */
  giveUp(): void {
    const { asked, waiting } = this
    this.asked = null
    this.waiting = null
    if (asked !== null) this.settle(asked.pending)
    if (waiting !== null) this.settle(waiting)
  }

  private settle({ question, resolve }: Pending<Question, Answer>): void {
    resolve(this.nothing(question))
  }

  private sendNext(): void {
    if (this.asked !== null || this.waiting === null) return
    const request = this.nextRequest++
    this.asked = { request, pending: this.waiting }
    this.waiting = null
    this.send(request, this.asked.pending.question)
  }
}
