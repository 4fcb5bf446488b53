import { describe, expect, it } from 'vitest'
import { attacks } from './attacks.ts'
import { safeHtml } from '../../../src/channels/email/safe-html.ts'

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
    expect(attacks.filter((attack) => dangersIn(attack).length === 0).length).toBeLessThan(15)
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
