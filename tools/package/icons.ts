import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { browserAdvice, browserOrGet } from '../runtimes/browser.ts'
import { inProject } from '../runtimes/paths.ts'
import { icnsOf, icoOf } from './icon-files.ts'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Up to this edge the drawing for small sizes is used. */
const largestSmall = 32

/** `npm run icons`: draws the committed PNG, .ico and .icns files from the two SVGs, with a browser. */
const executablePath = await browserOrGet(console.log)
if (executablePath === null) throw new Error(`The icons are drawn by a browser. ${browserAdvice}`)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage()
const pictures = new Map<number, Buffer>()
for (const size of sizes) {
  const drawing = readFileSync(
    inProject('resources', size <= largestSmall ? 'icon-small.svg' : 'icon.svg'),
    'utf8',
  )
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  )
  pictures.set(size, await page.screenshot({ omitBackground: true }))
}
await browser.close()

mkdirSync(inProject('resources', 'icons'), { recursive: true })
for (const [size, picture] of pictures) {
  if (size <= 512) writeFileSync(inProject('resources', 'icons', `${size}x${size}.png`), picture)
}
writeFileSync(inProject('resources', 'icon.png'), pictures.get(512) ?? Buffer.alloc(0))
writeFileSync(inProject('resources', 'icon.ico'), icoOf(pictures, [16, 24, 32, 48, 64, 128, 256]))
writeFileSync(inProject('resources', 'icon.icns'), icnsOf(pictures))
console.log(`Icons of ${sizes.join(', ')} pixels, icon.ico and icon.icns are drawn.`)
