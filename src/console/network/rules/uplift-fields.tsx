import {
  Button,
  Chip,
  CloseButton,
  Fieldset,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { nameOfWeekday } from '../../format/weekday.ts'
import { days, type PayForm } from './pay-form.ts'

/** More for work at hours that are hard on whoever does it, by their own clocks. */
export function UpliftFields({ form }: { readonly form: UseFormReturnType<PayForm> }) {
  const { t, i18n } = useTranslation()
  return (
    <Fieldset legend={t('rules.uplifts')} radius="md">
      <Stack>
        <Text size="sm" c="dimmed">
          {t('rules.upliftsText')}
        </Text>
        {form.values.uplifts.map((uplift, index) => (
          <Stack key={index} gap="xs">
            <Group align="flex-start" gap="sm">
              <TextInput
                type="time"
                label={t('rules.from')}
                required
                {...form.getInputProps(`uplifts.${index}.from`)}
              />
              <TextInput
                type="time"
                label={t('rules.to')}
                required
                {...form.getInputProps(`uplifts.${index}.to`)}
              />
              <NumberInput
                label={t('rules.percent')}
                min={0}
                max={400}
                allowDecimal={false}
                w={110}
                required
                {...form.getInputProps(`uplifts.${index}.percent`)}
              />
              <CloseButton
                mt={26}
                aria-label={t('rules.removeUplift', { from: uplift.from, to: uplift.to })}
                onClick={() => form.removeListItem('uplifts', index)}
              />
            </Group>
            <Chip.Group multiple {...form.getInputProps(`uplifts.${index}.days`)}>
              <Group gap={6} role="group" aria-label={t('rules.days')}>
                {days.map((day, number) => (
                  <Chip key={day} value={day} size="xs">
                    {nameOfWeekday(number, i18n.language)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Stack>
        ))}
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              form.insertListItem('uplifts', { from: '22:00', to: '06:00', days: [], percent: 50 })
            }
          >
            {t('rules.addUplift')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
