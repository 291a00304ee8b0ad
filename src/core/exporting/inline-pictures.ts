import type { ArticleImage } from '@core/library/draft.ts'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/** For a page that stands alone: its kept pictures travel in it. In clean HTML an `src` is a kept file's and no other. */
export function withInlinePictures(html: string, images: readonly ArticleImage[]): string {
  let whole = html
  for (const { name, bytes } of images) {
    const type = types[name.split('.').at(-1) ?? '']
    if (type === undefined) continue
    const data = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
    whole = whole.replaceAll(` src="images/${name}"`, () => ` src="${data}"`)
  }
  return whole
}
