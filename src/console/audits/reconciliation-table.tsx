import { Anchor, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit, HelpdeskReconciliation } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import type { Answers } from './audit-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  readonly audit: HelpdeskAudit
  readonly answers: Answers
  readonly reconciliation: Pick<HelpdeskReconciliation, 'theirs' | 'ours' | 'reasons' | 'remainder'>
  readonly onOpen: (ticketId: string) => void
}

type Reason = HelpdeskReconciliation['reasons'][number]['reason']

/** From the helpdesk's figure to the customers', rule by rule; the last row is zero, or something was counted wrongly. */
export function ReconciliationTable({ audit, answers, reconciliation, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const [reason, setReason] = useState<Reason | null>(null)
  const { theirs, ours, reasons, remainder } = reconciliation
  const number = (value: number) => figures(i18n.language).format(value)
  const change = (value: number) => figures(i18n.language, { signDisplay: 'exceptZero' }).format(value)
  const first = answers === 'first'
  const title = t(first ? 'audits.reconciliation' : 'audits.later')
  const source = t(`audits.sources.${audit.helpdesk}`)
  const sum = ({ met, missed }: { readonly met: number; readonly missed: number }, show = number) => (
    <>
      <Table.Td className="figures ltr">{show(met)}</Table.Td>
      <Table.Td className="figures ltr">{show(missed)}</Table.Td>
    </>
  )
  return (
    <Section flush title={title} text={t(first ? 'audits.reconciliationText' : 'audits.laterText')}>
      <ScrollTable
        label={title}
        width={560}
        head={(['rule', 'tickets', 'met', 'missed'] as const).map((key) => t(`audits.sum.${key}`))}
      >
        <Table.Tr>
          <Table.Th scope="row">{t('audits.says', { source })}</Table.Th>
          <Table.Td />
          {sum(theirs)}
        </Table.Tr>
        {reasons.map((row) => (
          <Table.Tr key={row.reason}>
            <Table.Td>
              {t(`audits.reasons.${row.reason}`)}
              <Text size="xs" c="dimmed">
                {t(`audits.reasonTexts.${row.reason}`)}
              </Text>
            </Table.Td>
            <Table.Td className="figures">
              <Anchor
                component="button"
                type="button"
                onClick={() => setReason(row.reason)}
                aria-label={t('audits.openReason', {
                  reason: t(`audits.reasons.${row.reason}`),
                  tickets: number(row.tickets),
                })}
              >
                {number(row.tickets)}
              </Anchor>
            </Table.Td>
            {sum(row, change)}
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row">{t('audits.customersSay')}</Table.Th>
          <Table.Td />
          {sum(ours)}
        </Table.Tr>
        <Table.Tr>
          <Table.Td>{t('audits.remainder')}</Table.Td>
          <Table.Td />
          {sum(remainder)}
        </Table.Tr>
      </ScrollTable>
      {reason !== null && (
        <ReasonDialog
          auditId={audit.id}
          reason={reason}
          answers={answers}
          onOpen={onOpen}
          onClose={() => setReason(null)}
        />
      )}
    </Section>
  )
}
