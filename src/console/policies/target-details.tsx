import {
  Button,
  CloseButton,
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
import { units, type PolicyForm, type TargetForm } from './policy-form.ts'

const statuses = ['pending', 'on_hold', 'snoozed'] as const
const choices = ['continue', 'restart', 'leave'] as const

interface Props {
  readonly form: UseFormReturnType<PolicyForm>
  readonly path: string
  readonly target: TargetForm
}

/** What stops the clock, what becomes of it when it is opened again, and what is promised from a later date on. */
export function TargetDetails({ form, path, target }: Props) {
  const { t } = useTranslation()
  const reopens = target.metric === 'resolution' || target.metric === 'requester_wait'
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <MultiSelect
          label={t('policyForm.pausedIn')}
          placeholder={target.pausedIn.length === 0 ? t('policyForm.never') : ''}
          data={statuses.map((value) => ({ value, label: t(`clock.pausedIn.${value}`) }))}
          style={{ flex: 1, minWidth: 200 }}
          {...form.getInputProps(`${path}.pausedIn`)}
        />
        {reopens && (
          <Select
            label={t('policyForm.reopen')}
            data={choices.map((value) => ({ value, label: t(`policyForm.reopens.${value}`) }))}
            allowDeselect={false}
            style={{ flex: 1, minWidth: 200 }}
            {...form.getInputProps(`${path}.reopen`)}
          />
        )}
      </Group>
      {target.goals.length > 0 && (
        <Stack gap={6} role="group" aria-label={t('policyForm.goals')}>
          <Text size="sm" fw={500}>
            {t('policyForm.goals')}
          </Text>
          {target.goals.map((_, index) => (
            <Group key={index} gap={6} wrap="nowrap" align="flex-start">
              <TextInput
                type="date"
                size="xs"
                required
                aria-label={t('policyForm.goalFrom')}
                {...form.getInputProps(`${path}.goals.${index}.from`)}
              />
              <NumberInput
                size="xs"
                min={1}
                max={100_000}
                w={80}
                required
                aria-label={t('policyForm.within')}
                {...form.getInputProps(`${path}.goals.${index}.amount`)}
              />
              <Select
                size="xs"
                w={140}
                aria-label={t('policyForm.unit')}
                data={units.map((value) => ({ value, label: t(`policyForm.units.${value}`) }))}
                allowDeselect={false}
                {...form.getInputProps(`${path}.goals.${index}.unit`)}
              />
              <CloseButton
                aria-label={t('policyForm.removeGoal')}
                onClick={() => form.removeListItem(`${path}.goals`, index)}
              />
            </Group>
          ))}
        </Stack>
      )}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() =>
            form.insertListItem(`${path}.goals`, { from: '', amount: target.amount, unit: target.unit })
          }
        >
          {t('policyForm.addGoal')}
        </Button>
      </Group>
    </Stack>
  )
}
