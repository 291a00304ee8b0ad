/** Elements that an article may hold, written as they are. Everything else is unwrapped or dropped. */
export const keptElements: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn ' +
    'div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark ol ' +
    'p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time ' +
    'tr u ul var wbr'
  ).split(' '),
)

/** Gone with all that is in them: code, style, other documents, things that only work with a script. */
export const droppedElements: ReadonlySet<string> = new Set(
  (
    'applet audio base basefont bgsound canvas datalist embed frame frameset head link meta noembed noframes ' +
    'noscript object param script select source style svg template title track video'
  ).split(' '),
)

/** Elements that end a run of text: what stands before and after one are two blocks. */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Footnotes must still link, but no id of a page may shadow a name of ours (DOM clobbering). */
export const idPrefix = 'part-'
