/** What a test that started the host as its child may ask, over Node's own channel between the two. */
export interface EvaluateRequest {
  readonly kind: 'evaluate'
  readonly id: number
  /** Source of a function that is called with the electron module and `argument`. */
  readonly source: string
  readonly argument: unknown
}
export type TestReply =
  | { readonly kind: 'endpoint'; readonly address: string }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

/**
 * Gives a test what Playwright's `electronApp.evaluate` gives: code run in the main process. Only the parent
 * process can speak here; started by hand there is no parent that listens.
 */
export function serveTests(): { tellEndpoint(address: string): void; serve(electron: object): void } {
  const tell = (reply: TestReply): void => {
    process.send?.(reply)
  }
  return {
    tellEndpoint(address) {
      tell({ kind: 'endpoint', address })
    },
    serve(electron) {
      if (process.send === undefined) return
      process.on('message', (message: EvaluateRequest) => {
        if (message.kind !== 'evaluate') return
        evaluate(message, electron).then(
          (value) => tell({ kind: 'value', id: message.id, value }),
          (error: unknown) => tell({ kind: 'failure', id: message.id, message: String(error) }),
        )
      })
    },
  }
}

async function evaluate(request: EvaluateRequest, electron: object): Promise<unknown> {
  // oxlint-disable-next-line no-implied-eval, no-new-func -- this is what the channel is for
  const act = new Function(`return (${request.source})`)() as (electron: object, argument: unknown) => unknown
  return act(electron, request.argument)
}
