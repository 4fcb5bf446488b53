import { Button, Group, Paper, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clock, Event } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { formatRemaining } from '../format/duration.ts'
import { useNow } from '../live/use-now.ts'
import { ClockStrip } from './clock-strip.tsx'
import { clockStrip } from './clock-strip.ts'
import classes from './clock-card.module.css'

const WhyDue = lazy(() => import('./why-due.tsx'))

interface Props {
  readonly conversationId: string
  readonly clock: Clock
  readonly events: readonly Event[]
}

/** The promise to this customer: what it is, how it stands, and the strip of its time. */
export function ClockCard({ conversationId, clock, events }: Props) {
  const [asked, setAsked] = useState(false)
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow()
  const due = clock.due_at === null ? null : Date.parse(clock.due_at)
  const ended = clock.answered_at !== null || clock.state === 'met' || clock.state === 'cancelled'
  const late =
    clock.voided_at === null && (clock.breached_at !== null || (!ended && due !== null && at > due))
  const state = ended
    ? late
      ? 'answeredLate'
      : clock.state === 'cancelled'
        ? 'cancelled'
        : 'kept'
    : clock.state
  return (
    <Paper
      component="section"
      radius="lg"
      withBorder
      p="md"
      className={classes.card}
      aria-label={t('clock.title')}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {t(`metric.${clock.metric}`)}
          </Text>
          <Text size="xs" c="dimmed" className="figures">
            {due === null
              ? t('clock.pausedText')
              : t(ended ? 'clock.wasDue' : 'clock.due', { at: formatMoment(due, at, zone, i18n.language) })}
          </Text>
        </div>
        {ended ? (
          <Text fw={600} size="sm" className={classes.state} data-late={late || undefined}>
            {t(`clock.${state as 'kept' | 'answeredLate' | 'cancelled'}`)}
          </Text>
        ) : (
          <Text
            fz={24}
            fw={650}
            lh={1.1}
            className={`${classes.left} figures ltr`}
            data-late={late || undefined}
          >
            {due === null
              ? formatRemaining(clock.remaining_ms ?? 0, i18n.language)
              : formatRemaining(due - at, i18n.language)}
          </Text>
        )}
      </Group>
      <ClockStrip strip={clockStrip(clock, events, at)} />
      <Button
        variant="subtle"
        size="compact-xs"
        mt={6}
        aria-expanded={asked}
        onClick={() => setAsked((shown) => !shown)}
      >
        {t('clock.why')}
      </Button>
      {asked && (
        <Suspense>
          <WhyDue conversationId={conversationId} clockId={clock.id} />
        </Suspense>
      )}
    </Paper>
  )
}
