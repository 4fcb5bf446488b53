import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit } from '../../http/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { MailPreview } from '../digest/mail-preview.tsx'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { auditDigestQuery } from './audit-queries.ts'

/** The digest of the last whole week, as executives would have read it; nothing before a week is covered. */
export function FirstDigest({ audit: { id, comments } }: { readonly audit: HelpdeskAudit }) {
  const { t } = useTranslation()
  const digest = useQuery({ ...auditDigestQuery(id, comments), placeholderData: (before) => before })
  if (isProblem(digest.error, 'not_found')) return null
  return (
    <Section title={t('audits.firstDigest')} text={t('audits.firstDigestText')}>
      <Loaded query={digest}>{({ html, subject }) => <MailPreview html={html} title={subject} />}</Loaded>
    </Section>
  )
}
