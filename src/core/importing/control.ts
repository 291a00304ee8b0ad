/** How a job that is under way is stopped: for good, until it is let go on, or until another start. */
export class Control {
  #cancelled = false
  #suspended = false
  #pause: PromiseWithResolvers<void> | null = null

  get isCancelled(): boolean {
    return this.#cancelled
  }

  /** The app ends; the job goes on at its next start. */
  get isSuspended(): boolean {
    return this.#suspended
  }

  get isStopping(): boolean {
    return this.#cancelled || this.#suspended
  }

  cancel(): void {
    this.#cancelled = true
    this.goOn()
  }

  suspend(): void {
    this.#suspended = true
    this.goOn()
  }

  pause(): void {
    this.#pause ??= Promise.withResolvers()
  }

  goOn(): void {
    this.#pause?.resolve()
    this.#pause = null
  }

  /** Between two items: waits as long as the job is paused. */
  async turn(): Promise<void> {
    while (this.#pause !== null && !this.isStopping) await this.#pause.promise
  }
}
