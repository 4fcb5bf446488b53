import { createHash } from 'node:crypto'
import type { Translate } from '../../i18n/translate.ts'
import { html, type Html } from './html.ts'

const style = `
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
body { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.2 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem }
dt { opacity: .7 } dd { margin: 0 }
form { display: inline-block; margin: 1rem .75rem 0 0 } form.wide { display: block }
button { font: inherit; padding: .7rem 1.4rem; border-radius: .6rem; border: 1px solid currentColor; background: none; color: inherit; min-height: 48px }
button.first { background: #b45309; border-color: #b45309; color: #fff; font-weight: 600 }
textarea { box-sizing: border-box; width: 100%; min-height: 9rem; font: inherit; padding: .6rem; border-radius: .6rem }
article { border-inline-start: 3px solid #8884; padding-inline-start: .8rem; margin: 1rem 0 }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
article.customer { border-color: #b45309 }
article header { opacity: .7; font-size: .85rem }
.warning { border: 1px solid #b45309; border-radius: .6rem; padding: .6rem .9rem }
a { color: inherit }
`

/** The policy names the hash of exactly what stands between the tags. */
const styleElement = { markup: `<style>${style}</style>` }
const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing runs in these pages and nothing is fetched: whoever opens one, a scanner of mails among them, sets nothing off. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

export function renderPage(t: Translate, language: string, title: string, body: Html): string {
  const page = html`<!doctype html>
    <html lang="${language}" dir="${/^(ar|fa)/.test(language) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${t('name')}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
  return page.markup
}
