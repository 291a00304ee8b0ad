import type { ArticleImage } from '@core/library/draft.ts'
import { imageName } from '@core/library/pictures.ts'
import { cleanDrawing } from './drawing/drawing.ts'
import type { PictureKind } from './kind.ts'
import { looksLikeSvg, pictureKind } from './kind.ts'

/** What one article may bring along. Real pages saved whole reach 60 MB; a photograph from a camera 12 MB. */
export const albumLimits = {
  pictureBytes: 16 * 1024 * 1024,
  pictures: 2000,
  totalBytes: 128 * 1024 * 1024,
  /** A packed picture of few bytes can unfold to gigabytes on the screen. */
  pixels: 100_000_000,
}

/** Smaller is a spacer, or an eye that counts readers. In pixels, on both sides. */
const smallestSide = 3

export interface KeptPicture {
  readonly kind: 'kept'
  /** Its address in the body: `images/<hash>.<ending>`. */
  readonly address: string
  /** In pixels, 0 where it is not known. */
  readonly width: number
  readonly height: number
}

export type Taken =
  | KeptPicture
  /** Nothing that a reader would miss. */
  | { readonly kind: 'spacer' }
  | { readonly kind: 'refused'; readonly why: Refusal }

export type Refusal = 'drawing' | 'unknown' | 'large' | 'full'

/**
 * The pictures that come along with one article, each once, named by its content. Never re-encoded: what is kept is
 * what came, byte for byte; of SVG drawings, what is left of them when all that is no still drawing is taken out.
 */
export class Album {
  readonly #pictures = new Map<string, ArticleImage>()
  readonly #taken = new Map<string, Taken>()
  readonly #refused = new Map<Refusal, number>()
  readonly #limits: typeof albumLimits
  #bytes = 0

  constructor(limits: typeof albumLimits = albumLimits) {
    this.#limits = limits
  }

  get pictures(): readonly ArticleImage[] {
    return [...this.#pictures.values()]
  }

  /** What was left out, in plain sentences. */
  get notes(): readonly string[] {
    return Array.from(this.#refused, ([why, count]) => {
      const many = count === 1 ? '1 picture' : `${count} pictures`
      return `${many} that came along ${count === 1 ? 'was' : 'were'} left out: ${words[why]}.`
    })
  }

  take(bytes: Uint8Array): Taken {
    const kind = pictureKind(bytes)
    const name = imageName(bytes, kind?.extension ?? 'none')
    const known = this.#taken.get(name)
    if (known !== undefined) return known
    const taken = this.#take(bytes, kind, name)
    if (taken.kind === 'refused') this.#refused.set(taken.why, (this.#refused.get(taken.why) ?? 0) + 1)
    this.#taken.set(name, taken)
    return taken
  }

  #take(bytes: Uint8Array, found: PictureKind | null, name: string): Taken {
    const { pictureBytes, pixels } = this.#limits
    if (bytes.length === 0) return { kind: 'spacer' }
    if (bytes.length > pictureBytes) return { kind: 'refused', why: 'large' }
    if (found === null)
      return looksLikeSvg(bytes) ? this.#takeDrawing(bytes) : { kind: 'refused', why: 'unknown' }
    const { width, height } = found
    if (width * height > pixels) return { kind: 'refused', why: 'large' }
    return this.#keep(bytes, name, found)
  }

  #takeDrawing(bytes: Uint8Array): Taken {
    const drawing = cleanDrawing(bytes)
    if (drawing.kind === 'empty') return { kind: 'spacer' }
    if (drawing.kind === 'refused') return { kind: 'refused', why: 'drawing' }
    return this.#keep(drawing.bytes, imageName(drawing.bytes, 'svg'), drawing)
  }

  #keep(bytes: Uint8Array, name: string, { width, height }: Pick<PictureKind, 'width' | 'height'>): Taken {
    const { pictures, totalBytes } = this.#limits
    if (width > 0 && width <= smallestSide && height <= smallestSide) return { kind: 'spacer' }
    if (this.#pictures.size >= pictures || this.#bytes + bytes.length > totalBytes)
      return { kind: 'refused', why: 'full' }
    // A copy: a view of a file would take the whole file along to the other thread.
    this.#pictures.set(name, { name, bytes: new Uint8Array(bytes) })
    this.#bytes += bytes.length
    return { kind: 'kept', address: `images/${name}`, width, height }
  }
}

const words: Readonly<Record<Refusal, string>> = {
  drawing: 'SVG drawings that are broken, or too large or too intricate to be shown',
  unknown: 'not of a kind that Offprint keeps (PNG, JPEG, GIF, WebP, AVIF, SVG)',
  large: 'larger than 16 MB or 100 million pixels',
  full: 'an article may have 2,000 pictures and 128 MB of them',
}
