import { SimpleGrid, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Operations } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { Counter } from '../board/counter.tsx'
import { ChannelHealth } from '../channels/channel-health.tsx'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'

/** Is the machine itself on time? */
export function OperationsPage() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const query = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => request<Operations>('/operations', { signal }),
    refetchInterval: 10_000,
  })
  const number = (value: number) => figures(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const millis = (value: number) =>
    figures(i18n.language, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }).format(value)
  return (
    <Page title={t('nav.operations')}>
      <Loaded query={query}>
        {({ now, lateness_ms: lateness, timers, nodes, jobs, replies, quarantine, channels }) => {
          const moment = (at: string) => formatMoment(Date.parse(at), Date.parse(now), zone, i18n.language)
          const age = (at: string) => formatLength(Date.parse(now) - Date.parse(at), i18n.language)
          return (
            <>
              <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="sm">
                <Counter value={number(timers.open)} label={t('operations.timers')} />
                <Counter
                  value={number(timers.overdue)}
                  label={t('operations.overdue')}
                  tone={timers.overdue > 0 ? 'at_risk' : 'calm'}
                />
                <Counter
                  value={number(jobs.waiting)}
                  label={t('operations.jobs', { failed: number(jobs.failed) })}
                />
                <Counter
                  value={number(replies.queued)}
                  label={
                    replies.oldest_queued_at
                      ? t('operations.repliesOld', {
                          age: age(replies.oldest_queued_at),
                          failed: number(replies.failed),
                        })
                      : t('operations.replies', { failed: number(replies.failed) })
                  }
                  tone={replies.failed > 0 ? 'at_risk' : 'calm'}
                />
                <Counter
                  value={number(quarantine)}
                  label={t('operations.quarantine')}
                  tone={quarantine > 0 ? 'at_risk' : 'calm'}
                />
              </SimpleGrid>
              <Section flush title={t('operations.lateness')} text={t('operations.latenessText')}>
                {lateness.length === 0 ? (
                  <Text size="sm" c="dimmed" p="lg">
                    {t('operations.nothingFired')}
                  </Text>
                ) : (
                  <ScrollTable
                    label={t('operations.lateness')}
                    width={760}
                    head={[
                      t('operations.what'),
                      t('operations.count'),
                      ...[t('operations.recorded'), t('operations.done')].flatMap((stage) => [
                        `${stage}, p50`,
                        'p99',
                        t('operations.max'),
                      ]),
                    ]}
                  >
                    {lateness.map(({ type, count, p50, p99, max, delivered }) => (
                      <Table.Tr key={type} className="figures">
                        <Table.Td>
                          <bdi>
                            {t(`operations.types.${type.split('.')[0] as 'clock'}`, { defaultValue: type })}
                          </bdi>
                        </Table.Td>
                        <Table.Td>{number(count)}</Table.Td>
                        {[p50, p99, max, delivered?.p50, delivered?.p99, delivered?.max].map(
                          (value, index) => (
                            <Table.Td key={index}>{value === undefined ? '–' : millis(value)}</Table.Td>
                          ),
                        )}
                      </Table.Tr>
                    ))}
                  </ScrollTable>
                )}
              </Section>
              <Section flush title={t('operations.nodes')}>
                <ScrollTable
                  label={t('operations.nodes')}
                  width={560}
                  head={[t('operations.roles'), t('operations.started'), t('operations.heartbeat')]}
                >
                  {nodes.map(({ id, roles, started_at: started, heartbeat_at: beat }) => (
                    <Table.Tr key={id} className="figures">
                      <Table.Td>
                        <bdi>{roles.join(', ')}</bdi>
                      </Table.Td>
                      <Table.Td>{moment(started)}</Table.Td>
                      <Table.Td>{t('operations.ago', { age: age(beat) })}</Table.Td>
                    </Table.Tr>
                  ))}
                </ScrollTable>
              </Section>
              <Section flush title={t('nav.channels')}>
                <ScrollTable
                  label={t('nav.channels')}
                  width={360}
                  head={[t('operations.channel'), t('operations.health')]}
                >
                  {channels.map(({ id, slug, health }) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <bdi>{slug}</bdi>
                      </Table.Td>
                      <Table.Td>
                        <ChannelHealth health={health} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </ScrollTable>
              </Section>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
