import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit, HelpdeskAuditReport } from '../../http/api-types.ts'
import { Section } from '../layout/section.tsx'
import { AuditCauses } from './audit-causes.tsx'
import { ChannelWeeks } from './channel-weeks.tsx'
import { FirstDigest } from './first-digest.tsx'
import { Headline } from './headline.tsx'
import { LeftOut } from './left-out.tsx'
import { ReconciliationTable } from './reconciliation-table.tsx'
import { TicketDialog } from './ticket-dialog.tsx'
import { WorstTickets } from './worst-tickets.tsx'

interface Props {
  readonly audit: HelpdeskAudit
  readonly report: HelpdeskAuditReport
}

/** What the helpdesk does not say. */
export function Report({ audit, report }: Props) {
  const { t } = useTranslation()
  const { later } = report.reconciliation
  const [ticket, setTicket] = useState<string | null>(null)
  return (
    <>
      <Headline audit={audit} report={report} />
      <ChannelWeeks report={report} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <Section title={t('executive.why')} text={t('audits.whyText')}>
            <AuditCauses causes={report.causes} neglected={report.neglected} />
          </Section>
          {report.reconciliation.promised === 0 && (
            <Section title={t('audits.reconciliation')}>
              <Text c="dimmed">{t('audits.nothingPromised')}</Text>
            </Section>
          )}
          <LeftOut audit={audit} report={report} />
        </Stack>
        <Section title={t('executive.worst')}>
          <WorstTickets worst={report.worst} onOpen={setTicket} />
        </Section>
      </SimpleGrid>
      {report.reconciliation.promised > 0 && (
        <ReconciliationTable
          audit={audit}
          answers="first"
          reconciliation={report.reconciliation}
          onOpen={setTicket}
        />
      )}
      {later && later.promised > 0 && (
        <ReconciliationTable audit={audit} answers="later" reconciliation={later} onOpen={setTicket} />
      )}
      <FirstDigest audit={audit} />
      {ticket !== null && (
        <TicketDialog auditId={audit.id} ticketId={ticket} onClose={() => setTicket(null)} />
      )}
    </>
  )
}
