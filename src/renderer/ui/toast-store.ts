import { Observable } from './observable.ts'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  /** `alert` interrupts a listener and stays until it is dismissed. */
  readonly kind: 'status' | 'alert'
  /** What the reader did just now, or what ran beside it and has come to its end. */
  readonly from: 'act' | 'job'
  readonly message: string
  readonly actions: readonly ToastAction[]
}

/** More at once is noise; the oldest goes first. */
const mostShown = 3

/** What was done, or what went wrong, said in one line. */
export class ToastStore extends Observable<readonly Toast[]> {
  #next = 1

  constructor() {
    super([])
  }

  say(message: string, actions: readonly ToastAction[] = []): void {
    // One thing done at a time: the newest report takes the place of the one before.
    this.#add({ kind: 'status', from: 'act', message, actions }, (toast) => !isReportFrom('act', toast))
  }

  /** A job is over. It hides no report of what the reader did meanwhile, whose Undo may be wanted. */
  report(message: string, actions: readonly ToastAction[] = []): void {
    this.#add({ kind: 'status', from: 'job', message, actions }, (toast) => !isReportFrom('job', toast))
  }

  warn(message: string, actions: readonly ToastAction[] = []): void {
    this.#add({ kind: 'alert', from: 'act', message, actions }, (toast) => toast.message !== message)
  }

  dismiss(id: number): void {
    this.set(this.state.filter((toast) => toast.id !== id))
  }

  #add(toast: Omit<Toast, 'id'>, keep: (other: Toast) => boolean): void {
    this.set([...this.state.filter(keep), { ...toast, id: this.#next++ }].slice(-mostShown))
  }
}

function isReportFrom(from: Toast['from'], toast: Toast): boolean {
  return toast.kind === 'status' && toast.from === from
}
