import { Center, EmptyState } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Policies } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { PolicyRows } from './policy-rows.tsx'

/** What is promised to whom: the first policy that matches wins. */
export function PoliciesPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const policies = useQuery({
    queryKey: ['policies', brand],
    queryFn: ({ signal }) =>
      request<Policies>(`/policies?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
  })
  return (
    <Page title={t('nav.policies')} width={1280}>
      <Section flush title={t('policies.title')} text={t('policies.text')}>
        <Loaded query={policies}>
          {({ items }) =>
            items.length === 0 ? (
              <Center p="xl">
                <EmptyState
                  icon={<IconTargetArrow />}
                  title={t('policies.none')}
                  description={t('policies.noneText')}
                />
              </Center>
            ) : (
              <ScrollTable
                label={t('policies.title')}
                width={960}
                head={(['policy', 'when', 'promise', 'hours', 'steps'] as const).map((key) =>
                  t(`policies.head.${key}`),
                )}
              >
                {[...items]
                  .sort((a, b) => a.position - b.position)
                  .map((policy, index) => (
                    <PolicyRows key={policy.id} policy={policy} place={index + 1} />
                  ))}
              </ScrollTable>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
