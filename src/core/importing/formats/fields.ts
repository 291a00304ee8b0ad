/** Values of a JSON export, which may be missing, of another type, or written by another version. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** Text that says something, or a number as text; null for all else. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** true, 1, "1", "true". */
export function isSet(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^(?:1|true|yes)$/i.test(value.trim()))
  )
}

/** Tags are strings, or objects that hold their name under one of several names. */
export function tagsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitTags(value, ',')
  const given = Array.isArray(value)
    ? (value as readonly unknown[])
    : isFields(value)
      ? Object.keys(value)
      : []
  return given
    .map((tag) => (isFields(tag) ? textIn(tag['name'] ?? tag['label'] ?? tag['tag']) : textIn(tag)))
    .filter((tag) => tag !== null)
}

export function splitTags(text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}
