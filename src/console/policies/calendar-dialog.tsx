import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { slugOf } from '../format/slug.ts'
import { weekdays } from '../roster/new-roster.ts'
import { BackTestPanel } from './back-test-panel.tsx'
import {
  calendarDefinition,
  calendarForm,
  officeDesk,
  readHours,
  type CalendarForm,
  type DeskForm,
} from './calendar-form.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import { DeskFields } from './desk-fields.tsx'
import { Mistakes } from './mistakes.tsx'

interface Props {
  readonly brand: string
  /** Null: a new one. */
  readonly calendar: Calendar | null
  readonly onClose: () => void
}

/** Opening hours of a desk, or of several together: zone, week, holidays; with the weeks that come of them. */
export function CalendarDialog({ brand, calendar, onClose }: Props) {
  const { t } = useTranslation()
  const zone = useZone()
  const queryClient = useQueryClient()
  const unreadable = (text: string) => (readHours(text) === null ? t('calendars.badHours') : null)
  const form = useForm<CalendarForm>({
    initialValues: (calendar && calendarForm(calendar)) ?? { name: '', desks: [officeDesk(zone)] },
    validate: {
      desks: {
        weekly: Object.fromEntries(weekdays.map((day) => [day, unreadable])) as Record<
          keyof DeskForm['weekly'],
          typeof unreadable
        >,
        special: {
          date: (date: string) => (date === '' ? t('calendars.needsDate') : null),
          hours: (text: string) => (text.trim() === '' ? t('calendars.badHours') : unreadable(text)),
        },
      },
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
  const { desks } = form.values
  const definition = calendarDefinition(form.values)
  const fixed = calendar?.managed_by === 'config'
  return (
    <Modal
      opened
      onClose={onClose}
      title={calendar?.name ?? t('calendars.new')}
      radius="lg"
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack>
          {error && <Mistakes error={error} />}
          {fixed && <Alert color="gray">{t('calendars.fixed')}</Alert>}
          <TextInput
            label={t('policyForm.name')}
            required
            data-autofocus
            disabled={fixed}
            {...form.getInputProps('name')}
          />
          {desks.map((_, index) => (
            <DeskFields key={index} form={form} index={index} disabled={fixed} />
          ))}
          <Group justify="space-between">
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={fixed}
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => form.insertListItem('desks', officeDesk(zone))}
            >
              {t('calendars.addDesk')}
            </Button>
          </Group>
          {desks.length > 1 && <Alert color="gray">{t('calendars.unionText')}</Alert>}
          <CalendarPreview definition={definition} zone={desks[0]?.zone ?? zone} />
          {calendar && (
            <BackTestPanel brand={brand} trial={{ calendar: { slug: calendar.slug, definition } }} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={fixed} loading={isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
