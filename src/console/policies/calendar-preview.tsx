import { Alert, Badge, Group, Select, Stack, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MINUTE } from '../../domain/time/instant.ts'
import type { CalendarPreview as Preview } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { formatLength } from '../format/duration.ts'
import { cityOf, formatClock } from '../format/moment.ts'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { formatWeekdate } from './format-date.ts'
import { MistakeList, Mistakes } from './mistakes.tsx'

const WEEKS = 4
const PAUSE = 400

interface Props {
  /** Hours that need not be saved yet. */
  readonly definition: unknown
  readonly zone: string
}

/** The coming weeks as the team's and the customer's wall show them, with holidays and changes of the clocks. */
export function CalendarPreview({ definition, zone }: Props) {
  const { t } = useTranslation()
  const [customer, setCustomer] = useState('America/New_York')
  const [weeks, setWeeks] = useState(String(WEEKS))
  const [asked] = useDebouncedValue(JSON.stringify({ definition, customer, weeks }), PAUSE)
  const preview = useQuery({
    queryKey: ['calendars', 'preview', asked],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => {
      const { definition, customer, weeks } = JSON.parse(asked) as Record<string, unknown>
      const body = { definition, customer_time_zone: customer, weeks: Number(weeks) }
      return request<Preview>('/calendars/preview', { method: 'POST', body, signal })
    },
  })
  return (
    <Stack gap="xs" component="section" aria-label={t('calendars.preview')}>
      <Group justify="space-between" align="flex-end">
        <Text fw={600}>{t('calendars.preview')}</Text>
        <Group gap="xs">
          <Select
            size="xs"
            w={200}
            label={t('calendars.customerZone')}
            data={Intl.supportedValuesOf('timeZone')}
            searchable
            limit={60}
            allowDeselect={false}
            value={customer}
            onChange={(value) => value && setCustomer(value)}
          />
          <Select
            size="xs"
            w={130}
            label={t('calendars.weeks')}
            data={['2', '4', '13', '26']}
            allowDeselect={false}
            value={weeks}
            onChange={(value) => value && setWeeks(value)}
          />
        </Group>
      </Group>
      {preview.error && <Mistakes error={preview.error} />}
      {preview.data && preview.data.notes.length > 0 && !preview.error && (
        <Alert color="yellow" role="status">
          {t('calendars.readAsOne')}
          <MistakeList mistakes={preview.data.notes} />
        </Alert>
      )}
      {preview.data && !preview.error && (
        <div style={{ maxHeight: 320, overflowY: 'auto' }}>
          <ScrollTable
            label={t('calendars.preview')}
            width={520}
            head={[
              t('calendars.date'),
              cityOf(zone),
              cityOf(preview.data.customer_time_zone),
              t('calendars.notes'),
            ]}
          >
            {preview.data.days.map((day) => (
              <DayRow key={day.date} day={day} />
            ))}
          </ScrollTable>
        </div>
      )}
    </Stack>
  )
}

function DayRow({
  day: { date, windows, holidays, clock_changes: changes },
}: {
  readonly day: Preview['days'][number]
}) {
  const { t, i18n } = useTranslation()
  const hours = (wall: 'here' | 'there') =>
    windows.length === 0 ? (
      <Text size="sm" c="dimmed">
        {t('calendars.closed')}
      </Text>
    ) : (
      windows.map((window) => (
        <div key={window.from} className="figures ltr" style={{ whiteSpace: 'nowrap' }}>
          {onWall(window[wall].from, date)}–{onWall(window[wall].to, date)}
        </div>
      ))
    )
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatWeekdate(date, i18n.language)}</Table.Td>
      <Table.Td>{hours('here')}</Table.Td>
      <Table.Td>{hours('there')}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {holidays.map((name) => (
            <Badge key={name} variant="default" tt="none" fw={500}>
              {name === '' ? t('calendars.holiday') : name}
            </Badge>
          ))}
          {changes.map(({ zone, at, before_minutes: before, after_minutes: after }) => (
            <Badge key={zone} color="yellow" variant="light" tt="none" fw={500}>
              {t(after > before ? 'calendars.forward' : 'calendars.back', {
                city: cityOf(zone),
                length: formatLength(Math.abs(after - before) * MINUTE, i18n.language),
                at: formatClock(Date.parse(at), zone, i18n.language),
              })}
            </Badge>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** `09:00`; on another date than that of the row with the days between: `01:00 +1`. */
function onWall(wall: string, date: string): string {
  const days = Math.round((Date.parse(wall.slice(0, 10)) - Date.parse(date)) / 86_400_000)
  const clock = wall.slice(11, 16)
  return days === 0 ? clock : `${clock} ${days > 0 ? '+' : '−'}${Math.abs(days)}`
}
