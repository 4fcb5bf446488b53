import '../theme/mantine-more.css'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../layout/page.tsx'
import { AdmissionsSection } from './admissions-section.tsx'
import { ApprovalsSection } from './approvals-section.tsx'
import { DuplicatesSection } from './duplicates-section.tsx'
import { DisputesSection } from './disputes-section.tsx'
import { NetworkTabs } from './network-tabs.tsx'
import { PaymentsSection } from './payments-section.tsx'
import { ReviewsSection } from './reviews-section.tsx'

/** What leads do for the experts abroad; customers who wait stand first. */
export function NetworkPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('nav.network')} width={960}>
      <NetworkTabs />
      <Stack gap="md">
        <ApprovalsSection />
        <AdmissionsSection />
        <DisputesSection />
        <DuplicatesSection />
        <PaymentsSection />
        <ReviewsSection />
      </Stack>
    </Page>
  )
}
