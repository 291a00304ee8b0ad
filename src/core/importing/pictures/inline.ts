/** The bytes of a `data:` address, whatever it says they are; null where it cannot be read. */
export function inlineBytes(address: string): Uint8Array | null {
  const comma = address.indexOf(',')
  if (!/^data:/i.test(address) || comma === -1) return null
  const isBase64 = /;\s*base64\s*$/i.test(address.slice(0, comma))
  const data = address.slice(comma + 1)
  if (isBase64) return Buffer.from(data.includes('%') ? unescaped(data) : data, 'base64')
  return Buffer.from(unescaped(data), 'latin1')
}

/** To one character a byte. */
function unescaped(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1')
  return bytes.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
