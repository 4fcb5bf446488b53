import {
  Alert,
  Button,
  Group,
  Modal,
  Pill,
  PillGroup,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { slugOf } from '../format/slug.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { weekdays } from '../roster/new-roster.ts'
import { calendarDefinition, calendarForm, office, readHours, type CalendarForm } from './calendar-form.ts'

interface Props {
  readonly brand: string
  /** Null: a new one. */
  readonly calendar: Calendar | null
  readonly onClose: () => void
}

/** Opening hours of one desk: zone, week, holidays. */
export function CalendarDialog({ brand, calendar, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const queryClient = useQueryClient()
  const [holiday, setHoliday] = useState('')
  const form = useForm<CalendarForm>({
    initialValues: (calendar && calendarForm(calendar)) ?? { ...office, zone },
    validate: {
      weekly: Object.fromEntries(
        weekdays.map((day) => [
          day,
          (text: string) => (readHours(text) === null ? t('calendars.badHours') : null),
        ]),
      ),
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: CalendarForm) => {
      const body = { name: values.name.trim(), definition: calendarDefinition(values) }
      return calendar
        ? request(`/calendars/${calendar.id}`, { method: 'PATCH', body })
        : request('/calendars', {
            method: 'POST',
            body: { ...body, brand, slug: slugOf(values.name, 'hours') },
          })
    },
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('calendars.saved') })
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['calendars'] })
    },
  })
  const addHoliday = () => {
    if (holiday !== '' && !form.values.holidays.includes(holiday))
      form.setFieldValue('holidays', [...form.values.holidays, holiday].sort())
    setHoliday('')
  }
  const shown = (date: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
  return (
    <Modal
      opened
      onClose={onClose}
      title={calendar?.name ?? t('calendars.new')}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack>
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('policyForm.name')} required data-autofocus {...form.getInputProps('name')} />
            <Select
              label={t('people.head.zone')}
              data={Intl.supportedValuesOf('timeZone')}
              searchable
              limit={60}
              allowDeselect={false}
              {...form.getInputProps('zone')}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
            {weekdays.map((day, index) => (
              <TextInput
                key={day}
                label={nameOfWeekday(index, i18n.language)}
                placeholder={t('calendars.closed')}
                dir="ltr"
                size="sm"
                {...form.getInputProps(`weekly.${day}`)}
              />
            ))}
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            {t('calendars.hoursText')}
          </Text>
          <Group align="flex-end" gap="xs">
            <TextInput
              type="date"
              label={t('calendars.holidays')}
              value={holiday}
              onChange={(event) => setHoliday(event.currentTarget.value)}
            />
            <Button variant="default" onClick={addHoliday} disabled={holiday === ''}>
              {t('calendars.addHoliday')}
            </Button>
          </Group>
          {form.values.holidays.length > 0 && (
            <PillGroup>
              {form.values.holidays.map((date) => (
                <Pill
                  key={date}
                  withRemoveButton
                  removeButtonProps={{
                    'aria-label': t('calendars.removeHoliday', { date: shown(date) }),
                    'aria-hidden': false,
                    tabIndex: 0,
                  }}
                  onRemove={() =>
                    form.setFieldValue(
                      'holidays',
                      form.values.holidays.filter((one) => one !== date),
                    )
                  }
                >
                  {shown(date)}
                  {form.values.names[date] && ` · ${form.values.names[date]}`}
                </Pill>
              ))}
            </PillGroup>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
