import { Anchor, Button, Modal, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HelpdeskReconciliation } from '../../http/api-types.ts'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { auditTicketsQuery, type Answers } from './audit-queries.ts'
import { useVerdict } from './use-verdict.ts'

interface Props {
  readonly auditId: string
  readonly reason: HelpdeskReconciliation['reasons'][number]['reason']
  readonly answers: Answers
  readonly onOpen: (ticketId: string) => void
  readonly onClose: () => void
}

/** The tickets behind a row of the reconciliation. */
export function ReasonDialog({ auditId, reason, answers, onOpen, onClose }: Props) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(auditTicketsQuery(auditId, reason, answers))
  const said = useVerdict()
  const title = t(`audits.reasons.${reason}`)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Loaded query={query}>
        {({ pages }) => (
          <Stack>
            <ScrollTable
              label={title}
              width={480}
              head={(['ticket', 'theirs', 'changed', 'ours'] as const).map((key) =>
                t(`audits.ticket.${key}`),
              )}
            >
              {pages
                .flatMap(({ items }) => items)
                .map((ticket) => {
                  const { ticket_id: id, subject } = ticket
                  const { theirs, ours, steps } = answers === 'first' ? ticket : ticket.later
                  const step = [...steps].find((one) => one.reason === reason)
                  return (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <Anchor component="button" type="button" ta="start" onClick={() => onOpen(id)}>
                          <bdi>{subject ?? id}</bdi>
                        </Anchor>
                      </Table.Td>
                      <Table.Td>{said(theirs)}</Table.Td>
                      <Table.Td>
                        {step &&
                          t('audits.step', {
                            from: said(step.from),
                            to: said(step.to),
                          })}
                      </Table.Td>
                      <Table.Td>{said(ours)}</Table.Td>
                    </Table.Tr>
                  )
                })}
            </ScrollTable>
            {query.hasNextPage ? (
              <Button
                variant="subtle"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('common.more')}
              </Button>
            ) : (
              <Text size="xs" c="dimmed">
                {t('audits.allShown')}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}
