export interface DrawnText {
  readonly x: number
  readonly y: number
  readonly text: string
  /** 11 points unless said otherwise. */
  readonly size?: number
}

export interface DrawnPdf {
  readonly pages: readonly (readonly DrawnText[])[]
  readonly info?: Readonly<Record<string, string>>
  /** Goes into the trailer, as `/Encrypt`. */
  readonly trailer?: string
}

/** A true PDF, for tests: Latin text in Helvetica where it is wanted, in the order in which it is given. */
export function pdfOf({ pages, info = {}, trailer = '' }: DrawnPdf): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const tree = 2 + pages.length * 2
  const kids = pages.map((texts) => {
    const drawn = texts.map(
      ({ x, y, text, size = 11 }) => `BT /F ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
    )
    const stream = drawn.join('\n')
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
    )
  })
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  const said = Object.entries(info).map(([name, value]) => `/${name} (${escaped(value)})`)
  const about = add(`<< ${said.join(' ')} >>`)
  return assembled(objects, root, `/Info ${about} 0 R ${trailer}`)
}

export interface MappedPdf {
  /** The name of a character map that the file does not carry, such as `90ms-RKSJ-H`. */
  readonly map: string
  /** Of Adobe: Japan1, GB1, CNS1, Korea1. */
  readonly ordering: string
  /** Lines, one below the other, in hexadecimal: the bytes that the map is for. */
  readonly lines: readonly string[]
}

/** A PDF in Chinese, Japanese or Korean as old programs wrote them: no font, no map, only their names. */
export function mappedPdfOf({ map, ordering, lines }: MappedPdf): Uint8Array {
  const drawn = lines.map((line, index) => `BT /F 11 Tf 72 ${700 - index * 16} Td <${line}> Tj ET`).join('\n')
  const objects = [
    `<< /Type /Font /Subtype /Type0 /BaseFont /Mincho-${map} /Encoding /${map} /DescendantFonts [2 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /FontDescriptor 3 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /Mincho /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Page /Parent 6 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 1 0 R >> >> >>',
    '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
    '<< /Type /Catalog /Pages 6 0 R >>',
  ]
  return assembled(objects, objects.length)
}

/** Objects by their number from 1, with the table that says where each begins. */
function assembled(objects: readonly string[], root: number, trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table.join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, String.raw`\$&`)
}
