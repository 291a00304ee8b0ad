const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** "Arabic" for "ar"; null for what is no language tag, or one that nobody has named. */
export function languageName(tag: string): string | null {
  try {
    return names.of(tag) ?? null
  } catch (error) {
    // How `Intl` refuses a tag that is not well formed.
    if (error instanceof RangeError) return null
    throw error
  }
}
