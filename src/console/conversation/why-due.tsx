import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SECOND } from '../../domain/time/instant.ts'
import type { ClockExplanation } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { formatLength } from '../format/duration.ts'
import { formatClock, formatDay } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import classes from './why-due.module.css'

interface Props {
  readonly conversationId: string
  readonly clockId: string
}

/** Why is it due then? The stretches of a clock's time; the open ones add up to what was promised. */
export default function WhyDue({ conversationId, clockId }: Props) {
  const explained = useQuery({
    queryKey: ['conversation', conversationId, 'clock', clockId],
    queryFn: ({ signal }) =>
      request<ClockExplanation>(`/conversations/${conversationId}/clocks/${clockId}`, { signal }),
  })
  return <Loaded query={explained}>{(clock) => <Explanation clock={clock} />}</Loaded>
}

function Explanation({ clock }: { readonly clock: ClockExplanation }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const length = (seconds: number) => formatLength(seconds * SECOND, i18n.language)
  const { target_seconds: seconds, target_business_days: days, policy, calendar } = clock
  const hours = calendar === '24x7' ? t('clock.always24') : calendar
  return (
    <div className={classes.why}>
      <Text size="xs" c="dimmed">
        {t('clock.by', { policy: policy.name, version: policy.version, hours })}
        {clock.group !== null && (
          <>
            {' · '}
            <bdi>{clock.group}</bdi>
          </>
        )}
      </Text>
      <ol className={classes.segments}>
        {clock.segments.map((segment) => (
          <li key={segment.from} className={classes.segment} data-state={segment.state}>
            <span className={`${classes.when} figures`}>
              {formatDay(Date.parse(segment.from), zone, i18n.language)}{' '}
              <bdi>
                {formatClock(Date.parse(segment.from), zone, i18n.language)}–
                {formatClock(Date.parse(segment.to), zone, i18n.language)}
              </bdi>
            </span>
            <span className={`${classes.length} figures`}>{length(segment.seconds)}</span>
            <span className={classes.what}>
              <Reason segment={segment} />
            </span>
          </li>
        ))}
      </ol>
      <Text size="sm" fw={600} className="figures">
        {t('clock.openInAll', { length: length(clock.open_seconds) })}
        {seconds !== null && ` / ${length(seconds)}`}
        {days !== null && ` / ${t('clock.workingDays', { count: days, shown: days })}`}
      </Text>
    </div>
  )
}

/** Open, closed, the holiday by name, paused by whom; and who had it meanwhile, or got it from whom. */
function Reason({ segment }: { readonly segment: ClockExplanation['segments'][number] }) {
  const { t } = useTranslation()
  const { state, note, paused, holder } = segment
  const said = [t(`clock.segment.${state}`)]
  if (note !== null && note !== '') said.push(note)
  if (paused) {
    said.push(t(`clock.pausedIn.${paused.status}`))
    if (paused.by) said.push(paused.by.name)
    if (paused.note !== null && paused.note !== '') said.push(paused.note)
  }
  if (holder)
    said.push(
      holder.handed_over_by
        ? t('clock.handedOver', { from: holder.handed_over_by.name, to: holder.name })
        : t('clock.heldBy', { name: holder.name }),
    )
  return <bdi>{said.join(' · ')}</bdi>
}
