const omnivoreList = /^metadata_\d+_to_\d+\.json$/

/**
 * Do these names in one folder say that it was the zip of an export, a book, or a whole library? Its files belong
 * together: read one by one, texts would come in without their dates, tags and highlights. Some browsers unpack what
 * they download.
 */
export function wasZip(names: readonly string[]): boolean {
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name))
  return (
    names.some((name) => omnivoreList.test(name)) ||
    has('_matter_history.csv') ||
    has('offprint-archive.json', 'articles') ||
    has('data.json', 'bookmarks') ||
    has('mimetype', 'META-INF')
  )
}
