import { Autocomplete, CloseButton, Group, MultiSelect, Select, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PolicyForm, StepForm } from './policy-form.ts'

const points = ['0%', '25%', '50%', '75%', '-10s', '-5m', 'due', '+50%', '+100%', '+200%']
const actions = ['nudge', 'dispatch', 'page'] as const
const audiences = ['owner', 'on_shift', 'standby', 'freelance', 'lead'] as const

interface Props {
  readonly form: UseFormReturnType<PolicyForm>
  readonly path: string
  readonly steps: readonly StepForm[]
}

/** What happens at which point of the clock, and who hears of it. */
export function StepFields({ form, path, steps }: Props) {
  const { t } = useTranslation()
  return (
    <Stack gap={6} role="group" aria-label={t('policies.head.steps')}>
      <Text size="sm" fw={500}>
        {t('policies.head.steps')}
      </Text>
      {steps.map((step, index) => {
        const at = `${path}.steps.${index}`
        const name = step.at || String(index + 1)
        return (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <Autocomplete
              aria-label={t('policyForm.at')}
              data={points}
              w={92}
              size="xs"
              dir="ltr"
              {...form.getInputProps(`${at}.at`)}
            />
            <Select
              aria-label={t('policyForm.action', { step: name })}
              data={[
                { value: '', label: t('policies.steps.record') },
                ...actions.map((value) => ({ value, label: t(`policies.steps.${value}`) })),
              ]}
              allowDeselect={false}
              w={130}
              size="xs"
              {...form.getInputProps(`${at}.action`)}
            />
            <MultiSelect
              aria-label={t('policyForm.whom', { step: name })}
              data={audiences.map((value) => ({ value, label: t(`policies.audience.${value}`) }))}
              disabled={step.action === ''}
              style={{ flex: 1 }}
              size="xs"
              {...form.getInputProps(`${at}.to`)}
            />
            <CloseButton
              aria-label={t('policyForm.removeStep', { step: name })}
              onClick={() => form.removeListItem(`${path}.steps`, index)}
            />
          </Group>
        )
      })}
    </Stack>
  )
}
