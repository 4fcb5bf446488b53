import { Alert, Button, FileButton, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClosedDays } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { now } from '../live/now.ts'
import { FoundDays, type ClosedDay } from './found-days.tsx'
import { PublicHolidays } from './public-holidays.tsx'

interface Props {
  readonly zone: string
  readonly onAdd: (days: readonly ClosedDay[]) => void
}

const YEARS_READ = 2

/** Closed days: one by one, those of a country or region, or out of a calendar file; each looked at before it is taken. */
export function AddHolidays({ zone, onAdd }: Props) {
  const { t } = useTranslation()
  const [date, setDate] = useState('')
  const [choosing, setChoosing] = useState(false)
  const ical = useMutation({
    mutationFn: async (file: File) => {
      const today = new Date(now())
      const last = new Date(Date.UTC(today.getUTCFullYear() + YEARS_READ, 11, 31))
      const body = {
        text: await file.text(),
        time_zone: zone,
        from: today.toISOString().slice(0, 10),
        to: last.toISOString().slice(0, 10),
      }
      return request<ClosedDays>('/holidays/ical', { method: 'POST', body })
    },
  })
  const take = (days: readonly ClosedDay[]) => {
    onAdd(days)
    ical.reset()
    setChoosing(false)
  }
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput
          type="date"
          label={t('calendars.holidays')}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={date === ''}
          onClick={() => {
            onAdd([{ date, name: '' }])
            setDate('')
          }}
        >
          {t('calendars.addHoliday')}
        </Button>
        <Button variant="default" aria-expanded={choosing} onClick={() => setChoosing((open) => !open)}>
          {t('calendars.publicHolidays')}
        </Button>
        <FileButton accept=".ics,text/calendar" onChange={(file) => file && ical.mutate(file)}>
          {(props) => (
            <Button variant="default" loading={ical.isPending} {...props}>
              {t('calendars.fromFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      {choosing && <PublicHolidays onAdd={take} />}
      {ical.error && (
        <Alert color="yellow" role="alert">
          {ical.error.message}
        </Alert>
      )}
      {ical.data && <FoundDays days={ical.data.items} skipped={ical.data.skipped} onAdd={take} />}
    </Stack>
  )
}
