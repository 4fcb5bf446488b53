import { Button, Center, EmptyState } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { peopleQuery } from '../people/people-query.ts'
import { useOneBrand } from '../shell/brand.ts'
import { AuditFilters } from './audit-filters.tsx'
import { auditQuery } from './audit-query.ts'
import { AuditRow } from './audit-row.tsx'
import type { AuditSearch } from './audit-search.ts'
import { ChainCheck } from './chain-check.tsx'

const route = getRouteApi('/inside/office/audit')

/** Who changed what, when, from what to what; and whether what is written of it is whole. */
export function AuditPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const brand = useOneBrand()
  const entries = useInfiniteQuery(auditQuery(brand, search, useZone()))
  const people = useQuery(peopleQuery(brand))
  const names = new Map(people.data?.items.map(({ id, name }) => [id, name]))
  const onSearch = (next: AuditSearch) => void navigate({ search: next })
  return (
    <Page title={t('nav.audit')} width={1280}>
      <Section title={t('audit.title')} text={t('audit.text')} actions={<ChainCheck />}>
        <AuditFilters search={search} onSearch={onSearch} />
      </Section>
      <Section flush>
        <Loaded query={entries}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items)
            return items.length === 0 ? (
              <Center p="xl">
                <EmptyState
                  icon={<IconHistory />}
                  title={t('audit.none')}
                  description={t('audit.noneText')}
                />
              </Center>
            ) : (
              <ScrollTable
                label={t('audit.title')}
                width={820}
                head={(['when', 'who', 'what', 'subject', 'changes'] as const).map((key) =>
                  t(`audit.heads.${key}`),
                )}
              >
                {items.map((entry) => (
                  <AuditRow
                    key={entry.id}
                    entry={entry}
                    subjectName={names.get(entry.subject)}
                    onSubject={(subject) => onSearch({ ...search, subject })}
                  />
                ))}
              </ScrollTable>
            )
          }}
        </Loaded>
        {entries.hasNextPage && (
          <Center p="md">
            <Button
              variant="default"
              loading={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {t('common.more')}
            </Button>
          </Center>
        )}
      </Section>
    </Page>
  )
}
