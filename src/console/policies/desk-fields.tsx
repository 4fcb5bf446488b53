import {
  Button,
  CloseButton,
  Fieldset,
  Group,
  Pill,
  PillGroup,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cityOf } from '../format/moment.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { weekdays } from '../roster/new-roster.ts'
import { AddHolidays } from './add-holidays.tsx'
import type { CalendarForm } from './calendar-form.ts'
import { formatDate } from './format-date.ts'

interface Props {
  readonly form: UseFormReturnType<CalendarForm>
  readonly index: number
  readonly disabled?: boolean
}

/** One desk: its zone, its week, the days on which it is closed, and those with hours of their own. */
export function DeskFields({ form, index, disabled = false }: Props) {
  const { t, i18n } = useTranslation()
  const desk = form.values.desks[index]
  if (!desk) return null
  const path = `desks.${index}`
  const shown = (date: string) => formatDate(date, i18n.language)
  const addDays = (days: readonly { readonly date: string; readonly name: string }[]) => {
    const names = Object.fromEntries(
      days.filter(({ name }) => name !== '').map(({ date, name }) => [date, name]),
    )
    form.setFieldValue(`${path}.names`, { ...desk.names, ...names })
    form.setFieldValue(
      `${path}.holidays`,
      [...new Set([...desk.holidays, ...days.map(({ date }) => date)])].sort(),
    )
  }
  return (
    <Fieldset radius="md" disabled={disabled} legend={cityOf(desk.zone)}>
      <Stack gap="sm">
        <Group align="flex-end" wrap="nowrap">
          <Select
            label={t('people.head.zone')}
            data={Intl.supportedValuesOf('timeZone')}
            searchable
            limit={60}
            allowDeselect={false}
            style={{ flex: 1 }}
            {...form.getInputProps(`${path}.zone`)}
          />
          {form.values.desks.length > 1 && (
            <CloseButton
              aria-label={t('calendars.removeDesk', { city: cityOf(desk.zone) })}
              onClick={() => form.removeListItem('desks', index)}
            />
          )}
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" verticalSpacing="xs">
          {weekdays.map((day, place) => (
            <TextInput
              key={day}
              label={nameOfWeekday(place, i18n.language)}
              placeholder={t('calendars.closed')}
              dir="ltr"
              size="sm"
              {...form.getInputProps(`${path}.weekly.${day}`)}
            />
          ))}
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          {t('calendars.hoursText')}
        </Text>
        <AddHolidays zone={desk.zone} onAdd={addDays} />
        {desk.holidays.length > 0 && (
          <PillGroup>
            {desk.holidays.map((date) => (
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
                    `${path}.holidays`,
                    desk.holidays.filter((one) => one !== date),
                  )
                }
              >
                {shown(date)}
                {desk.names[date] && ` · ${desk.names[date]}`}
              </Pill>
            ))}
          </PillGroup>
        )}
        {desk.special.map((_, place) => (
          <SpecialDayFields key={place} form={form} desk={index} index={place} />
        ))}
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem(`${path}.special`, { date: '', kind: 'extra', hours: '' })}
          >
            {t('calendars.addSpecial')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

function SpecialDayFields({ form, desk, index }: Props & { readonly desk: number }) {
  const { t } = useTranslation()
  const path = `desks.${desk}.special.${index}`
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        type="date"
        size="xs"
        aria-label={t('calendars.date')}
        {...form.getInputProps(`${path}.date`)}
      />
      <Select
        size="xs"
        aria-label={t('calendars.specialKind')}
        data={(['extra', 'break'] as const).map((value) => ({ value, label: t(`calendars.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps(`${path}.kind`)}
      />
      <TextInput
        size="xs"
        dir="ltr"
        placeholder="10:00-14:00"
        aria-label={t('calendars.name')}
        style={{ flex: 1 }}
        {...form.getInputProps(`${path}.hours`)}
      />
      <CloseButton
        aria-label={t('calendars.removeSpecial')}
        onClick={() => form.removeListItem(`desks.${desk}.special`, index)}
      />
    </Group>
  )
}
