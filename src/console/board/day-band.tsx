import { Group, Paper, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { formatClock } from '../format/moment.ts'
import { figures } from '../format/figures.ts'
import { useNow } from '../live/use-now.ts'
import { useBrand } from '../shell/brand.ts'
import { dayQuery } from './board-query.ts'
import { dayDemand } from './day-demand.ts'
import classes from './day-band.module.css'
import { dayLanes } from './day-lanes.ts'
import { DemandLane } from './demand-lane.tsx'
import { HourAxis } from './hour-axis.tsx'
import { RegionLane } from './region-lane.tsx'

/** 24 hours: day and night where people are, who is on duty, what customers are expected to need. */
export function DayBand() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const [brand] = useBrand()
  const { data: day, error } = useQuery(dayQuery(brand, zone))
  const at = useNow(60_000)
  const narrow = useMediaQuery('(max-width: 48em)')
  const [folded, setFolded] = useLocalStorage<boolean | null>({
    key: 'sundial.day-band-folded',
    defaultValue: null,
  })
  const open = !(folded ?? narrow)
  if (error) return null
  if (!day) return <Skeleton h={190} radius="lg" mb="sm" />
  const from = Date.parse(day.from_at)
  const to = Date.parse(day.to_at)
  const lanes = dayLanes(day)
  const demand = dayDemand(day)
  const gap = day.gaps.find(({ to_at: end }) => Date.parse(end) > at)
  const clock = (instant: string) => formatClock(Date.parse(instant), zone, i18n.language)
  return (
    <Paper
      component="section"
      radius="lg"
      withBorder
      className={`${classes.band} ${classes.colours}`}
      aria-label={t('day.title')}
    >
      <Group justify="space-between" gap="xs" mb={8}>
        <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => setFolded(open)}>
          <Text component="h2" size="sm" fw={600}>
            {t('day.title')}
          </Text>
          <IconChevronDown size={15} className={classes.chevron} aria-hidden />
        </UnstyledButton>
        <Text size="sm" c="dimmed" className="figures">
          {gap
            ? t('day.gap', {
                from: clock(gap.from_at),
                to: clock(gap.to_at),
                expected: figures(i18n.language, { maximumFractionDigits: 0 }).format(gap.expected),
                count: Math.round(gap.expected),
              })
            : t('day.noGap')}
        </Text>
      </Group>
      <div className={classes.lanes} hidden={!open}>
        {lanes.map((lane) => (
          <RegionLane key={lane.zone} lane={lane} from={from} to={to} />
        ))}
        <DemandLane bars={demand} from={from} to={to} />
        <HourAxis from={from} to={to} />
        {at >= from && at <= to && (
          <div className={classes.plot} aria-hidden>
            <div
              className={classes.now}
              style={{ insetInlineStart: `${((at - from) / (to - from)) * 100}%` }}
            />
          </div>
        )}
      </div>
    </Paper>
  )
}
