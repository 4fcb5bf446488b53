import type { Context } from 'koa'
import { translator } from '../../i18n/translate.ts'
import { pickLanguage } from '../i18n/languages.ts'
import { html } from './html.ts'
import { pageHeaders, renderPage } from './page.ts'

export function wrongSite(ctx: Context): void {
  const language = pickLanguage([], ctx.get('accept-language'))
  const t = translator(language, 'pages')
  ctx.status = 403
  ctx.body = renderPage(t, language, t('name'), html`<p class="warning">${t('wrong_site')}</p>`)
  ctx.set({ ...pageHeaders })
}
