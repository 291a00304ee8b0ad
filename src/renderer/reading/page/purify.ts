import createDOMPurify, { type Config, type DOMPurify } from 'dompurify'

const text =
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr br div section aside header footer address details summary'
const inline =
  'input a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'
const furniture = 'figure figcaption img table caption colgroup col thead tbody tfoot tr td th'
const math =
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics'

const allowedAttributes =
  'href src alt title lang dir id class datetime cite checked colspan rowspan headers scope align start reversed value type open width height data-src display mathvariant linethickness accent accentunder stretchy fence separator columnalign rowalign'

/** Classes that the stylesheet of the page knows. Any other could put on the clothes of our own furniture. */
const allowedClass = /^(?:footnotes|footnote-ref|footnote-backref|pull-quote|language-[\w+#.-]{1,30})$/u

const safeAddress = /^(?:https?:|mailto:|#)/iu
/** A file of the article's own folder, as importing names them. */
const storedPicture = /^images\/[a-z0-9][a-z0-9-]*\.(?:png|jpe?g|gif|webp|avif|svg)$/u
const inlinePicture = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[\w+/=]+$/iu

const config: Config = {
  ALLOWED_TAGS: `${text} ${inline} ${furniture} ${math}`.split(' '),
  ALLOWED_ATTR: allowedAttributes.split(' '),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  SANITIZE_DOM: true,
}

/**
 * The second cleaning, at the moment of showing: what stands in the library was cleaned when it came in, but the
 * folder is the reader's own and anything may have written there since.
 */
export class Purifier {
  readonly #purify: DOMPurify

  constructor(window: Window & typeof globalThis) {
    this.#purify = createDOMPurify(window)
    this.#purify.addHook('afterSanitizeAttributes', clean)
  }

  /**
   * A fragment without a script, a style, a form, or a reference that loads from anywhere but the library.
   *
   * @param pictures where the article's own pictures are served, such as "/articles/<id>/"
   */
  fragment(html: string, pictures: string): DocumentFragment {
    // A text with a <frameset> has no body, and would give null; behind a line break there is one.
    const fragment = this.#purify.sanitize(`<br>${html}`, { ...config, RETURN_DOM_FRAGMENT: true })
    fragment.firstChild?.remove()
    for (const picture of fragment.querySelectorAll('img[src]')) {
      const source = picture.getAttribute('src') ?? ''
      if (storedPicture.test(source)) picture.setAttribute('src', pictures + source)
    }
    return fragment
  }
}

// SECURITY: DOMPurify's own address rule is one for all attributes; a link may go where a picture may not load from.
function clean(element: Element): void {
  cleanAddresses(element)
  if (element.hasAttribute('class')) {
    const kept = [...element.classList].filter((name) => allowedClass.test(name))
    if (kept.length > 0) element.className = kept.join(' ')
    else element.removeAttribute('class')
  }
  if (element.localName === 'input') {
    // A task list keeps its boxes; they say what was ticked and tick nothing.
    if (element.getAttribute('type') === 'checkbox') element.setAttribute('disabled', '')
    else element.remove()
  } else if (element.localName !== 'ol' && element.localName !== 'li') {
    element.removeAttribute('type')
  }
}

function cleanAddresses(element: Element): void {
  const href = element.getAttribute('href')
  if (href !== null && (element.localName !== 'a' || !safeAddress.test(href.trim()))) {
    element.removeAttribute('href')
  }
  const source = element.getAttribute('src')
  if (source === null) return
  const isPicture = element.localName === 'img'
  if (isPicture && (storedPicture.test(source) || inlinePicture.test(source))) return
  element.removeAttribute('src')
  if (isPicture && !element.hasAttribute('data-src')) element.setAttribute('data-src', source)
}
