import type { Instant } from '../../../domain/time/instant.ts'
import { html, type Html } from '../html.ts'
import type { BuiltPage } from './built-page.ts'
import type { Drawn } from './drawer.ts'

/** The built page with what was drawn in it, and behind that what it was drawn of: so nothing has to be asked before it lives. */
export function pageOf(
  page: BuiltPage,
  { language, direction, title, html: view, styles }: Drawn,
  at: Instant,
  answers: ReadonlyMap<string, unknown>,
): string {
  const known = [...answers].map(
    ([path, body]) =>
      html`<script type="application/json" data-answers="${path}">
        ${inScript(body)}
      </script>`.markup,
  )
  const root = html`lang="${language}" dir="${direction}" data-drawn="${language}" data-at="${String(at)}"`
    .markup
  const filled: readonly (readonly [string, string])[] = [
    ['<html lang="en" dir="ltr">', `<html ${root}>`],
    ['<title>Sundial</title>', html`<title>${title}</title>`.markup],
    ['</head>', `<style id="first-styles">${styles}</style></head>`],
    ['<div id="root"></div>', `<div id="root">${view}</div>${known.join('')}`],
  ]
  return filled.reduce((written, [place, what]) => {
    if (!written.includes(place)) throw new Error(`the built page has no ${place} any more`)
    return written.replace(place, () => what)
  }, page.html)
}

/** Nothing that a customer writes ends the element. */
function inScript(body: unknown): Html {
  return { markup: JSON.stringify(body).replaceAll('<', String.raw`\u003c`) }
}
