/** The world outside of a command, so that tests can be it. */
export interface Io {
  out(text: string): void
  /** One plain line for a person; the newline is added. */
  error(line: string): void
  stdin(): Promise<Uint8Array>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
  /** Calls `stop` when the person asks to end what is under way; gives back what ends the listening. */
  onInterrupt(stop: () => void): () => void
}

/** What a title or a snippet may hold must not steer the terminal that it is printed on. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
}
