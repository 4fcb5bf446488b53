import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { NewPasswordForm } from '../expert/new-password-form.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

/** How I sign in, and where I am signed in. */
export function AccountPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  return (
    <Page title={t('account.title')} width={820}>
      <SecondFactorCard />
      <SessionsCard />
      {person && (
        <Section title={t(person.has_password ? 'me.changePassword' : 'me.setPassword')}>
          <NewPasswordForm hasPassword={person.has_password} />
        </Section>
      )}
    </Page>
  )
}
