import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { remediesQuery } from './remedies-query.ts'
import { Trial } from './trial.tsx'

/** Decisions of digests that somebody tries: drafts, and what those in force achieved beside what was predicted. */
export function RemediesPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const query = useQuery(remediesQuery(brand))
  return (
    <Page title={t('remedy.title')} width={820}>
      <Text size="sm" c="dimmed">
        {t('remedy.text')}
      </Text>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Section>
              <Text c="dimmed">{t('remedy.none')}</Text>
            </Section>
          ) : (
            items.map((trial) => <Trial key={trial.id} brand={brand} trial={trial} />)
          )
        }
      </Loaded>
    </Page>
  )
}
