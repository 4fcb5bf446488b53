import {
  Button,
  Chip,
  CloseButton,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { weekdays } from './new-roster.ts'
import type { ScheduleForm } from './schedule-form.ts'

const units = ['hour', 'day', 'week', 'month'] as const

interface Props {
  readonly form: UseFormReturnType<ScheduleForm>
  readonly index: number
  /** Who can be chosen: slug and name. */
  readonly people: readonly { readonly slug: string; readonly name: string }[]
}

/** One desk of a roster: who, in which turns, in which hours of whose zone. */
export function LayerFields({ form, index, people }: Props) {
  const { t, i18n } = useTranslation()
  const layer = form.values.layers[index]
  if (!layer) return null
  const path = `layers.${index}`
  const number = (value: number) => figures(i18n.language).format(value)
  const members = people.map(({ slug, name }) => ({ value: slug, label: name }))
  return (
    <Fieldset legend={<bdi>{layer.id}</bdi>} radius="md">
      <Stack gap="sm">
        {layer.groups.map((_, place) => (
          <Group key={place} gap={6} align="flex-end" wrap="nowrap">
            <MultiSelect
              style={{ flex: 1 }}
              label={
                layer.kind === 'fixed' ? t('roster.members') : t('roster.turn', { number: number(place + 1) })
              }
              searchable
              data={members}
              {...form.getInputProps(`${path}.groups.${place}`)}
            />
            {layer.groups.length > 1 && (
              <CloseButton
                mb={4}
                aria-label={t('roster.removeTurn', { number: number(place + 1) })}
                onClick={() => form.removeListItem(`${path}.groups`, place)}
              />
            )}
          </Group>
        ))}
        {(layer.kind === 'rotation' || layer.kind === 'recurring') && (
          <Group align="flex-end" gap="sm">
            {layer.kind === 'rotation' && (
              <>
                <NumberInput
                  label={t('roster.turnLasts')}
                  min={1}
                  max={1_000}
                  allowDecimal={false}
                  w={110}
                  {...form.getInputProps(`${path}.every`)}
                />
                <Select
                  aria-label={t('policyForm.unit')}
                  data={units.map((value) => ({ value, label: t(`roster.units.${value}`) }))}
                  allowDeselect={false}
                  w={140}
                  {...form.getInputProps(`${path}.unit`)}
                />
              </>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => form.insertListItem(`${path}.groups`, [])}
            >
              {t('roster.addTurn')}
            </Button>
          </Group>
        )}
        {layer.hours.map((hours, place) => (
          <Stack key={place} gap={6}>
            <Chip.Group
              multiple
              value={hours.days}
              onChange={(days) => form.setFieldValue(`${path}.hours.${place}.days`, days)}
            >
              <Group gap={4} role="group" aria-label={t('roster.days')}>
                {weekdays.map((day, weekday) => (
                  <Chip key={day} value={day} size="xs">
                    {nameOfWeekday(weekday, i18n.language)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            <Group gap="sm" align="flex-end" wrap="nowrap">
              <TextInput
                type="time"
                label={t('roster.from')}
                required
                withAsterisk={false}
                {...form.getInputProps(`${path}.hours.${place}.from`)}
              />
              <TextInput
                type="time"
                label={t('roster.to')}
                required
                withAsterisk={false}
                {...form.getInputProps(`${path}.hours.${place}.to`)}
              />
              <CloseButton
                mb={4}
                aria-label={t('roster.removeHours')}
                onClick={() => form.removeListItem(`${path}.hours`, place)}
              />
            </Group>
          </Stack>
        ))}
        <Group justify="space-between" align="flex-end">
          <Select
            label={t('people.head.zone')}
            data={Intl.supportedValuesOf('timeZone')}
            searchable
            clearable
            limit={60}
            placeholder={form.values.timeZone}
            value={layer.timeZone === '' ? null : layer.timeZone}
            onChange={(zone) => form.setFieldValue(`${path}.timeZone`, zone ?? '')}
          />
          {layer.kind !== 'events' && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() =>
                form.insertListItem(`${path}.hours`, {
                  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
                  from: '09:00',
                  to: '17:00',
                })
              }
            >
              {t('roster.addHours')}
            </Button>
          )}
        </Group>
        {layer.hours.length === 0 && !layer.more && (
          <Text size="xs" c="dimmed">
            {t('roster.allHours')}
          </Text>
        )}
        {layer.more && (
          <Text size="xs" c="dimmed">
            {t('roster.more')}
          </Text>
        )}
      </Stack>
    </Fieldset>
  )
}
