import { Anchor, Badge, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditedTicketStory } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatLength } from '../format/duration.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { now } from '../live/now.ts'
import { auditTicketQuery } from './audit-queries.ts'
import { useVerdict } from './use-verdict.ts'
import classes from './audits.module.css'

interface Props {
  readonly auditId: string
  readonly ticketId: string
  readonly onClose: () => void
}

/** One ticket: what happened when, both verdicts, and what lies between them. */
export function TicketDialog({ auditId, ticketId, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const said = useVerdict()
  const query = useQuery(auditTicketQuery(auditId, ticketId))
  return (
    <Modal
      opened
      onClose={onClose}
      title={<bdi>{query.data?.subject ?? ticketId}</bdi>}
      size="lg"
      radius="lg"
      zIndex={220}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Loaded query={query}>
        {({ url, customer, theirs, ours, steps, later, entries }) => (
          <Stack>
            <Group gap="xs">
              {customer !== null && (
                <Text size="sm">
                  <bdi>{customer}</bdi>
                </Text>
              )}
              <Badge variant="light" color="gray" tt="none">
                {t('audits.ticket.theirs')}: {t(`audits.verdicts.${theirs}`)}
              </Badge>
              <Badge variant="light" color="gray" tt="none">
                {t('audits.ticket.ours')}: {t(`audits.verdicts.${ours}`)}
              </Badge>
              {url !== null && (
                <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
                  {t('audits.openThere')}
                </Anchor>
              )}
            </Group>
            {steps.map(({ reason, from, to }) => (
              <Text key={reason} size="sm">
                {t(`audits.reasons.${reason}`)}:{' '}
                {t('audits.step', { from: t(`audits.verdicts.${from}`), to: t(`audits.verdicts.${to}`) })}
              </Text>
            ))}
            {later.steps.map(({ reason, from, to }) => (
              <Text key={`later ${reason}`} size="sm">
                {t('audits.later')}: {t(`audits.reasons.${reason}`)}:{' '}
                {t('audits.step', { from: said(from), to: said(to) })}
              </Text>
            ))}
            <ol className={classes.story}>
              {entries.map((entry, index) => (
                <li key={index}>
                  <Text size="sm" c="dimmed" className="figures">
                    {formatMoment(Date.parse(entry.at), now(), zone, i18n.language)}
                  </Text>
                  <EntryText entry={entry} />
                </li>
              ))}
            </ol>
            <Text size="xs" c="dimmed">
              {t('audits.noTexts')}
            </Text>
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}

type Entry = HelpdeskAuditedTicketStory['entries'][number]

function EntryText({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation()
  const { what, by, to, automatic, holding, target_seconds: target } = entry
  if (what === 'promise')
    return (
      <span>
        {t(`audits.entry.promise.${to as 'met'}`, { defaultValue: to ?? '' })}
        {target !== null && ` (${formatLength(target * 1_000, i18n.language)})`}
      </span>
    )
  if (what === 'comment' || what === 'note')
    return (
      <span>
        {t(`audits.entry.${what}`, { who: t(`audits.entry.by.${by ?? 'bot'}`) })}
        {automatic !== null && ` (${t('audits.entry.automatic')})`}
        {holding && ` (${t('audits.entry.holding')})`}
      </span>
    )
  if (what === 'status')
    return (
      <span>
        {t('audits.entry.status', {
          status: t(`audits.statuses.${to as 'open'}`, { defaultValue: to ?? '' }),
        })}
      </span>
    )
  return <span>{t(`audits.entry.${what}`)}</span>
}
