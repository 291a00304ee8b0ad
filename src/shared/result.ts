/** What an act that can fail in an expected way gives back. A bug is thrown instead. */
export type Result<Value, Fault extends { readonly code: string }> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault }

export function ok(): { readonly ok: true; readonly value: undefined }
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value }
export function ok<Value>(value?: Value): { readonly ok: true; readonly value: Value | undefined } {
  return { ok: true, value }
}

export function fail<Fault extends { readonly code: string }>(
  fault: Fault,
): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault }
}

/** Closes a switch over a union: the compiler names the case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
