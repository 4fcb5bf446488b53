import '../theme/mantine-more.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { AuditCourse } from './audit-course.tsx'
import { auditQuery } from './audit-queries.ts'
import { Findings } from './findings.tsx'
import { Report } from './report.tsx'

/** One audit: how far it is, what it goes on without, and what it has found so far. */
export function AuditPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/office/audits/$id' })
  const audit = useQuery(auditQuery(id))
  return (
    <Page
      title={
        audit.data
          ? t('audits.title', { source: t(`audits.sources.${audit.data.helpdesk}`) })
          : t('nav.audits')
      }
      width={1080}
    >
      <Loaded query={audit}>
        {(found) => (
          <>
            <AuditCourse audit={found} />
            {found.missing.length > 0 && <Findings title={t('audits.missing')} findings={found.missing} />}
            {found.report && <Report audit={found} report={found.report} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
