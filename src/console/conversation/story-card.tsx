import { Button, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatLateness } from '../format/lateness.ts'
import { formatClockSeconds, formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { storyOf, type Line } from './story.ts'
import { useNames } from './use-names.ts'
import classes from './story-card.module.css'

const firstShown = 12

/** What happened, newest first, in words. */
export function StoryCard({ detail }: { readonly detail: ConversationDetail }) {
  const { t, i18n } = useTranslation()
  const [all, setAll] = useState(false)
  const zone = useZone()
  const now = useNow(3_600_000)
  const names = useNames(detail)
  const lines = [...storyOf(detail.events)].reverse()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const words = (line: Line) =>
    t(`story.${line.key}`, {
      customer: detail.customer.name ?? t('customer.unknown'),
      people: list.format((line.people ?? []).map((id) => names.get(id) ?? t('story.somebody'))),
      at: line.moment === undefined ? '' : formatMoment(line.moment, now, zone, i18n.language),
      late: formatLateness(line.late ?? 0, i18n.language),
      detail: line.detail ?? '',
    })
  return (
    <Paper component="section" radius="lg" withBorder p="md" className={classes.card}>
      <Text component="h2" size="sm" fw={600} mb="sm">
        {t('story.title')}
      </Text>
      <ol className={classes.lines}>
        {lines.slice(0, all ? undefined : firstShown).map((line) => (
          <li key={line.id} data-tone={line.tone}>
            <time className="figures" dateTime={new Date(line.at).toISOString()}>
              {formatClockSeconds(line.at, zone, i18n.language)}
            </time>
            <span>{words(line)}</span>
          </li>
        ))}
      </ol>
      {!all && lines.length > firstShown && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          {t('common.more')}
        </Button>
      )}
    </Paper>
  )
}
