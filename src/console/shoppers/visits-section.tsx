import { Button, Center, EmptyState, Table, Text } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MysteryVisit } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatLength } from '../format/duration.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { now } from '../live/now.ts'
import { visitsQuery } from './shoppers-query.ts'

interface Props {
  readonly brand: string
  readonly nameOf: (channel: string) => string
}

/** What became of each visit, and how long it waited for a human. */
export function VisitsSection({ brand, nameOf }: Props) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(visitsQuery(brand))
  return (
    <Section flush title={t('shopper.visits')} text={t('shopper.visitsText')}>
      <Loaded query={query}>
        {({ pages }) => {
          const visits = pages.flatMap(({ items }) => items)
          if (visits.length === 0)
            return (
              <Center p="xl">
                <EmptyState
                  icon={<IconShoppingBag />}
                  title={t('shopper.noVisits')}
                  description={t('shopper.noVisitsText')}
                />
              </Center>
            )
          return (
            <>
              <ScrollTable
                label={t('shopper.visits')}
                width={760}
                head={(['written', 'shopper', 'channel', 'waited'] as const).map((key) =>
                  t(`shopper.visitHead.${key}`),
                )}
              >
                {visits.map((visit) => (
                  <VisitRow key={visit.id} visit={visit} channel={nameOf(visit.channel)} />
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
  )
}

function VisitRow({ visit, channel }: { readonly visit: MysteryVisit; readonly channel: string }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { written_at: written, plan, by_hand: byHand, state, answered_in_seconds: waited, problem } = visit
  const bad = state === 'lost' || state === 'unanswered'
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" className="figures">
          {formatMoment(Date.parse(written), now(), zone, i18n.language)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <bdi>{plan}</bdi>
        </Text>
        {byHand && (
          <Text size="xs" c="dimmed">
            {t('shopper.byHand')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <bdi>{channel}</bdi>
        </Text>
      </Table.Td>
      <Table.Td maw={320}>
        <Text size="sm" className="figures" {...(bad && { fw: 600, c: 'var(--at-risk-ink)' })}>
          {waited === null
            ? t(`shopper.state.${state}`)
            : t('shopper.answeredIn', { length: formatLength(waited * 1_000, i18n.language) })}
        </Text>
        {problem !== null && (
          <Text size="xs" c="dimmed" dir="auto">
            {problem}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
