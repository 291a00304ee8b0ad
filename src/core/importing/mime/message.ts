/** A part of a MIME message: its headers, and where its body stands in the whole. */
export interface MimePart {
  /** By name in lower case; of several of one name the first. */
  readonly headers: ReadonlyMap<string, string>
  /** Such as `text/html`, in lower case. */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  /** Decoded when it is asked for. */
  readonly bytes: () => Uint8Array
}

const mostParts = 5000
const deepest = 20
const longestHead = 64 * 1024

/** Does it begin as a page saved as MHTML, or an e-mail, does? Asked of bytes, because a part may be binary. */
export function looksLikeMime(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (!/^[!-9;-~]+:[ \t]?\S?/.test(head)) return false
  const { headers } = headOf(head, 0)
  const type = headers.get('content-type') ?? ''
  if (/^multipart\//i.test(type))
    return headers.has('mime-version') || headers.has('subject') || /boundary/i.test(type)
  return /^text\/html\b/i.test(type) && (headers.has('mime-version') || headers.has('content-location'))
}

/** All parts that hold something, in their order; those of parts within parts included. */
export function mimeParts(bytes: Uint8Array): readonly MimePart[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const parts: MimePart[] = []
  const start = /^(?:\u00ef\u00bb\u00bf)?\s*/.exec(whole.slice(0, 1000))?.[0].length ?? 0
  collect(whole, start, whole.length, 0, parts)
  return parts
}

/** The headers of the message itself. */
export function messageHeaders(bytes: Uint8Array): ReadonlyMap<string, string> {
  const head = Buffer.from(bytes.subarray(0, longestHead)).toString('latin1')
  return headOf(head.replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, ''), 0).headers
}

function collect(whole: string, start: number, end: number, depth: number, parts: MimePart[]): void {
  const { headers, bodyStart } = headOf(whole, start)
  const { type, parameters } = contentType(headers.get('content-type') ?? 'text/plain')
  if (!type.startsWith('multipart/')) {
    if (parts.length < mostParts) parts.push(leaf(whole, bodyStart, end, { headers, type, parameters }))
    return
  }
  if (depth >= deepest) return
  for (const [from, to] of between(whole, bodyStart, end, parameters.get('boundary') ?? null)) {
    collect(whole, from, to, depth + 1, parts)
  }
}

function leaf(whole: string, start: number, end: number, part: Omit<MimePart, 'bytes'>): MimePart {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  return { ...part, bytes: () => decodeTransfer(whole.slice(start, end), encoding) }
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1')
}

/** RFC 2045: `=3D` is a byte, `=` at the end of a line joins it with the next. */
export function unquote(text: string): string {
  return (
    text
      // From the first blank of several only: from each it would take the square of their number.
      .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  )
}

/** The stretches between boundary lines. Programs write another boundary than they declare: the first line tells. */
function between(
  whole: string,
  start: number,
  end: number,
  declared: string | null,
): readonly (readonly [number, number])[] {
  const lines = (boundary: string): readonly (readonly [number, number, boolean])[] => {
    const found: (readonly [number, number, boolean])[] = []
    const mark = `--${boundary}`
    for (
      let at = whole.indexOf(mark, start);
      at !== -1 && at < end;
      at = whole.indexOf(mark, at + mark.length)
    ) {
      if (at !== start && whole[at - 1] !== '\n') continue
      const lineEnd = whole.indexOf('\n', at)
      const after = lineEnd === -1 || lineEnd > end ? end : lineEnd + 1
      const rest = whole.slice(at + mark.length, after).trim()
      if (rest === '' || rest === '--') found.push([at, after, rest === '--'])
      if (found.length > mostParts) break
    }
    return found
  }
  let marks = declared === null ? [] : lines(declared)
  if (marks.length === 0) {
    const written = /(?:^|\n)--(\S[^\r\n]{0,200})\r?\n(?=[!-9;-~]+:)/.exec(
      whole.slice(start, Math.min(end, start + longestHead)),
    )
    marks = written?.[1] === undefined ? [] : lines(written[1].trim())
  }
  const stretches: (readonly [number, number])[] = []
  for (const [index, [, from, isLast]] of marks.entries()) {
    if (isLast) break
    const to = marks[index + 1]?.[0] ?? end
    // The line break before a boundary belongs to it.
    const bare = whole[to - 1] === '\n' ? (whole[to - 2] === '\r' ? to - 2 : to - 1) : to
    stretches.push([from, Math.max(from, bare)])
  }
  return stretches
}

/** Headers up to the first empty line; those that go on in the next line are joined. */
function headOf(
  whole: string,
  start: number,
): { readonly headers: ReadonlyMap<string, string>; readonly bodyStart: number } {
  const headers = new Map<string, string>()
  let at = start
  let name: string | null = null
  while (at < whole.length && at - start < longestHead) {
    const newline = whole.indexOf('\n', at)
    const next = newline === -1 ? whole.length : newline + 1
    const line = whole.slice(at, next).replace(/\r?\n$/, '')
    if (line === '') return { headers, bodyStart: next }
    const [, field, value = ''] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? []
    if (/^[ \t]/.test(line) && name !== null) headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`)
    else if (field === undefined) return { headers, bodyStart: at }
    else if (headers.has(field.toLowerCase())) name = null
    else {
      name = field.toLowerCase()
      headers.set(name, value.trim())
    }
    at = next
  }
  return { headers, bodyStart: at }
}

function contentType(value: string): Pick<MimePart, 'type' | 'parameters'> {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of value.matchAll(
    /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  )) {
    parameters.set(name.toLowerCase(), quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'))
  }
  return { type: (value.split(';')[0] ?? '').trim().toLowerCase(), parameters }
}
