import { Button, CloseButton, Fieldset, Group, NumberInput, Select, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { units, type PolicyForm } from './policy-form.ts'
import { TargetDetails } from './target-details.tsx'
import { StepFields } from './step-fields.tsx'

export const metrics = [
  'first_response',
  'next_response',
  'resolution',
  'periodic_update',
  'promise',
  'requester_wait',
  'claim_to_reply',
  'group_share',
] as const

/** The group of those whom no roster names. */
const FREELANCE = 'freelance'

interface Props {
  readonly form: UseFormReturnType<PolicyForm>
  readonly index: number
  readonly calendars: readonly { readonly slug: string; readonly name: string }[]
  readonly groups: readonly string[]
}

/** One promise: what, within how long, in which hours, and what happens on the way. */
export function TargetFields({ form, index, calendars, groups }: Props) {
  const { t } = useTranslation()
  const path = `targets.${index}`
  const target = form.values.targets[index]
  if (!target) return null
  const metric = t(`metric.${target.metric as 'first_response'}`)
  return (
    <Fieldset radius="md" legend={metric} pos="relative">
      <CloseButton
        pos="absolute"
        style={{ insetBlockStart: 2, insetInlineEnd: 4 }}
        aria-label={t('policyForm.removeTarget', { metric })}
        disabled={form.values.targets.length === 1}
        onClick={() => form.removeListItem('targets', index)}
      />
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <Select
            label={t('policyForm.metric')}
            data={metrics.map((value) => ({ value, label: t(`metric.${value}`) }))}
            allowDeselect={false}
            w={200}
            {...form.getInputProps(`${path}.metric`)}
          />
          {target.metric === 'group_share' && (
            <Select
              label={t('policyForm.group')}
              data={[
                { value: '', label: t('policyForm.everyOtherGroup') },
                ...[...new Set([...groups, FREELANCE, target.group])]
                  .filter((group) => group !== '')
                  .map((group) => ({
                    value: group,
                    label: group === FREELANCE ? t('policyForm.freelancers') : group,
                  })),
              ]}
              allowDeselect={false}
              w={200}
              {...form.getInputProps(`${path}.group`)}
            />
          )}
          <NumberInput
            label={t('policyForm.within')}
            min={1}
            max={100_000}
            allowDecimal={target.unit !== 'working_days'}
            w={96}
            required
            withAsterisk={false}
            {...form.getInputProps(`${path}.amount`)}
          />
          <Select
            aria-label={t('policyForm.unit')}
            data={units.map((value) => ({ value, label: t(`policyForm.units.${value}`) }))}
            allowDeselect={false}
            w={130}
            {...form.getInputProps(`${path}.unit`)}
          />
          <Select
            label={t('policies.head.hours')}
            data={[
              { value: '24x7', label: t('clock.always24') },
              ...calendars.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
            allowDeselect={false}
            w={180}
            {...form.getInputProps(`${path}.calendar`)}
          />
        </Group>
        <TargetDetails form={form} path={path} target={target} />
        <StepFields form={form} path={path} steps={target.steps} />
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              form.insertListItem(`${path}.steps`, { at: '+100%', action: 'page', to: ['lead'] })
            }
          >
            {t('policyForm.addStep')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
