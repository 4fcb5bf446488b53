import { Button, Center, EmptyState, SegmentedControl, Table, Text } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Breaches } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Page } from '../layout/page.tsx'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { BreachRow } from './breach-row.tsx'

/** Every promise that was broken, newest first; those that turned out to be none apart. */
export function BreachesPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const [voided, setVoided] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['breaches', brand, voided],
    queryFn: ({ pageParam, signal }) =>
      request<Breaches>(
        `/breaches?limit=50&brand=${encodeURIComponent(brand)}&voided=${voided}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  return (
    <Page title={t('nav.breaches')} width={1280}>
      <Section
        flush
        title={t('breaches.title')}
        text={t(voided ? 'breaches.voidedText' : 'breaches.text')}
        actions={
          <SegmentedControl
            aria-label={t('breaches.which')}
            value={voided ? 'voided' : 'standing'}
            onChange={(value) => setVoided(value === 'voided')}
            data={(['standing', 'voided'] as const).map((value) => ({
              value,
              label: t(`breaches.${value}`),
            }))}
          />
        }
      >
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0)
              return (
                <Center p="xl">
                  <EmptyState
                    icon={<IconMoodSmile />}
                    title={t('breaches.none')}
                    description={t('breaches.noneText')}
                  />
                </Center>
              )
            return (
              <>
                <ScrollTable
                  label={t('breaches.title')}
                  width={900}
                  head={(['customer', 'promise', 'due', 'answered', 'noticed'] as const).map((key) =>
                    t(`breaches.head.${key}`),
                  )}
                >
                  {rows.map((breach) => (
                    <BreachRow key={breach.id} breach={breach} />
                  ))}
                </ScrollTable>
                {query.hasNextPage && (
                  <Table.Caption component="div">
                    <Button
                      variant="subtle"
                      loading={query.isFetchingNextPage}
                      onClick={() => void query.fetchNextPage()}
                    >
                      {t('common.more')}
                    </Button>
                  </Table.Caption>
                )}
              </>
            )
          }}
        </Loaded>
      </Section>
      <Text size="xs" c="dimmed">
        {t('breaches.footnote')}
      </Text>
    </Page>
  )
}
