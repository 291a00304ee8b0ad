import { EventEmitter } from 'node:events'

export type InvokeHandler = (event: object, ...args: readonly unknown[]) => unknown

/** Electron's `ipcMain`. Wording as in Electron's `lib/browser/ipc-main-impl.ts`. */
export class IpcMain extends EventEmitter {
  /** Electron's own name for it, so that a test can call a handler as a foreign frame would. */
  readonly _invokeHandlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this._invokeHandlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    this._invokeHandlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }
  removeHandler(channel: string): void {
    this._invokeHandlers.delete(channel)
  }

  handlerOf(channel: string): InvokeHandler | undefined {
    return this._invokeHandlers.get(channel)
  }
}

/**
 * Answers one `ipcRenderer.invoke`. `write` makes the answer's text and throws when it cannot be cloned; then,
 * as when the handler throws, the page gets an error.
 */
export async function answerInvoke(
  ipcMain: IpcMain,
  event: object,
  channel: string,
  args: readonly unknown[],
  write: (value: unknown) => string,
  report: (line: string) => void,
): Promise<{ readonly value: string } | { readonly message: string }> {
  const handler = ipcMain.handlerOf(channel)
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return { value: write(await handler(event, ...args)) }
  } catch (error) {
    report(
      `Error occurred in handler for '${channel}': ${error instanceof Error ? error.stack : String(error)}`,
    )
    return { message: String(error) }
  }
}
