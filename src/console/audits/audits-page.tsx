import '../theme/mantine-more.css'
import { Badge, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { formatDay } from '../format/moment.ts'
import { figures, formatShare } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { auditsQuery } from './audit-queries.ts'
import { NewAudit } from './new-audit.tsx'

/** What the helpdesk a company already has does not say: begin an audit, or look at one. */
export function AuditsPage() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const audits = useQuery(auditsQuery(useOneBrand()))
  const number = (value: number) => figures(i18n.language).format(value)
  return (
    <Page title={t('nav.audits')} width={960}>
      <NewAudit />
      <Section flush title={t('audits.before')}>
        <Loaded query={audits}>
          {({ items }) =>
            items.length === 0 ? (
              <Text c="dimmed" size="sm" p="lg">
                {t('audits.none')}
              </Text>
            ) : (
              <ScrollTable
                label={t('audits.before')}
                width={640}
                head={(['source', 'begun', 'state', 'tickets'] as const).map((key) =>
                  t(`audits.head.${key}`),
                )}
              >
                {items.map(({ id, helpdesk, url, asked_at: asked, state, progress, tickets }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <LinkAnchor to="/audits/$id" params={{ id }}>
                        {t(`audits.sources.${helpdesk}`)}
                      </LinkAnchor>
                      <Text size="xs" c="dimmed">
                        <bdi>{url}</bdi>
                      </Text>
                    </Table.Td>
                    <Table.Td className="figures">
                      {formatDay(Date.parse(asked), zone, i18n.language)}
                    </Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={state === 'stopped' ? 'yellow' : 'gray'} tt="none">
                        {t(`audits.states.${state}`)}
                        {progress < 1 && ` · ${formatShare(progress, i18n.language)}`}
                      </Badge>
                    </Table.Td>
                    <Table.Td className="figures">{number(tickets)}</Table.Td>
                  </Table.Tr>
                ))}
              </ScrollTable>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
