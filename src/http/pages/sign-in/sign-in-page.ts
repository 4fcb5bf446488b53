import type { SignInLinkState } from '../../../db/auth/sign-in-links.ts'
import type { Translate } from '../../../i18n/translate.ts'
import { html } from '../html.ts'
import { renderPage } from '../page.ts'

/** A button, if the link may still be used; why not, otherwise. */
export function signInPage(t: Translate, language: string, link: SignInLinkState, action: string): string {
  const body =
    link.state === 'usable'
      ? html`<p>${t('sign_in.ready', { name: link.name })}</p>
          <form method="post" action="${action}"><button class="first">${t('sign_in.button')}</button></form>`
      : html`<p class="warning">${t(`sign_in.${link.state}`)}</p>
          <p>${t('sign_in.mend')}</p>
          <p><a href="/sign-in">${t('sign_in.with_password')}</a></p>`
  return renderPage(t, language, t('sign_in.title'), body)
}
