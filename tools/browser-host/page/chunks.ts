/** Messages longer than this travel in pieces: Chromium takes at most 100 MB of DevTools text at once. */
const pieceLength = 8_000_000

/** `+` begins a piece that is continued, `=` one that ends a message. */
export function* pieces(text: string): Generator<string> {
  let at = 0
  for (; text.length - at > pieceLength; at += pieceLength) yield `+${text.slice(at, at + pieceLength)}`
  yield `=${text.slice(at)}`
}

export function createJoiner(receive: (text: string) => void): (piece: string) => void {
  let held: string[] = []
  return (piece) => {
    held.push(piece.slice(1))
    if (piece.startsWith('+')) return
    const text = held.join('')
    held = []
    receive(text)
  }
}
