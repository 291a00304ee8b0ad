import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** Beside the built program, or beside a chunk of it; else where the package is, for what runs from the sources. */
const places = ['./cmaps/', '../cmaps/', '../../../../../node_modules/pdfjs-dist/cmaps/']

function folderOfMaps(): URL | null {
  const folders = places.map((place) => new URL(place, import.meta.url))
  return folders.find((folder) => existsSync(folder)) ?? null
}

/**
 * The maps from the letters of a Chinese, Japanese or Korean PDF to Unicode that it names instead of carrying them
 * (Adobe's, in PDF.js' packing): what PDF.js would fetch by their address.
 */
export class CharacterMaps {
  /** @throws where there is no such map; PDF.js then reads on without it */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    // SECURITY: the name comes from the file. Fonts and programs that PDF.js may ask for are not given.
    const folder = kind === 'cMapUrl' && /^[\w-]{1,60}\.bcmap$/.test(filename) ? folderOfMaps() : null
    if (folder === null) throw new Error(`there is no ${kind} “${filename.slice(0, 60)}”`)
    return new Uint8Array(await readFile(new URL(filename, folder)))
  }
}
