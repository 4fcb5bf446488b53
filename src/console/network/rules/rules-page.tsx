import '../../theme/mantine-more.css'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../layout/page.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { NetworkTabs } from '../network-tabs.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { BudgetSection } from './budget-section.tsx'
import { PaySection } from './pay-section.tsx'
import { SightSection } from './sight-section.tsx'
import { TestSection } from './test-section.tsx'

/** What a brand asks of its experts, and what they get for it. */
export function RulesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('rules.title')} width={960}>
      <NetworkTabs />
      <Stack gap="md" key={useOneBrand()}>
        <PaySection />
        <BudgetSection />
        <AgreementSection />
        <TestSection />
        <SightSection />
      </Stack>
    </Page>
  )
}
