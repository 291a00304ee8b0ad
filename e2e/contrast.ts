import type { Frame } from '@playwright/test'

/** A text on its ground, as the browser computed both. */
export interface TextPair {
  readonly where: string
  readonly text: string
  readonly ratio: number
}

/**
 * The contrast (WCAG 2.2) of everything in a frame that shows words now, from computed styles: the colour of the text
 * laid over all the grounds behind it. Disabled controls are passed over, as WCAG does.
 *
 * @param within a selector; only what is inside such an element is looked at
 */
export async function contrastsIn(frame: Frame, within = 'body'): Promise<readonly TextPair[]> {
  return frame.evaluate((selector) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('no canvas')
    // The canvas reads any colour that CSS can write, color-mix() and light-dark() included.
    const paint = (colours: readonly string[]): readonly number[] => {
      context.clearRect(0, 0, 1, 1)
      for (const colour of colours) {
        context.fillStyle = colour
        context.fillRect(0, 0, 1, 1)
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const luminance = (channels: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
        const part = channel / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const groundsOf = (element: Element): readonly string[] => {
      const grounds: string[] = []
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        grounds.unshift(getComputedStyle(at).backgroundColor)
      }
      return ['Canvas', ...grounds]
    }
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('[disabled], [aria-disabled="true"], [data-disabled], .visually-hidden') === null
    const pairs: { where: string; text: string; ratio: number }[] = []
    for (const root of document.querySelectorAll(selector)) {
      for (const element of [root, ...root.querySelectorAll('*')]) {
        const text = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent)
          .join('')
          .trim()
        if (text === '' || !isSeen(element)) continue
        const grounds = groundsOf(element)
        const back = luminance(paint(grounds))
        const ink = luminance(paint([...grounds, getComputedStyle(element).color]))
        pairs.push({
          where: `${element.localName}.${[...element.classList].join('.')} in ${element.parentElement?.className ?? ''}`,
          text: text.slice(0, 40),
          ratio: (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05),
        })
      }
    }
    return pairs
  }, within)
}

/** The contrast of two tokens, as the browser computes them in that frame. */
export async function contrastOfTokens(frame: Frame, ink: string, ground: string): Promise<number> {
  const [pair] = await frame
    .evaluate(
      ([colour, background]) => {
        const probe = document.createElement('p')
        probe.className = 'contrast-probe'
        probe.textContent = 'probe'
        probe.style.cssText = `color: var(${colour ?? ''}); background: var(${background ?? ''}); position: fixed`
        document.body.append(probe)
      },
      [ink, ground],
    )
    .then(async () => contrastsIn(frame, '.contrast-probe'))
  await frame.evaluate(() => {
    document.querySelector('.contrast-probe')?.remove()
  })
  if (pair === undefined) throw new Error(`nothing was measured for ${ink} on ${ground}`)
  return pair.ratio
}
