/** PDF.js wraps whatever it stumbles over in its own exceptions; a bug of ours has another name. */
const damages: ReadonlySet<string> = new Set([
  'InvalidPDFException',
  'MissingPDFException',
  'FormatError',
  'UnknownErrorException',
  'ResponseException',
])

/** What it throws between its own parts, and catches there, mostly. */
const inner: ReadonlySet<string> = new Set([
  'ParserEOFException',
  'XRefEntryException',
  'XRefParseException',
  'MissingDataException',
  'AbortException',
])

export function isPdfDamage(error: unknown): boolean {
  return error instanceof Error && damages.has(error.name)
}

/**
 * For a rejection that nobody waits for: PDF.js begins to read several parts of a damaged file at once, and gives up with the first
 * that fails. The reading is answered all the same; without this the thread would die of the second.
 *
 * @throws the reason, where it is not of PDF.js
 */
export function passOver(reason: unknown): void {
  if (!isPdfDamage(reason) && !(reason instanceof Error && inner.has(reason.name))) throw reason
}
