import { Badge, Group, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShownTarget } from './read-policy.ts'

/** The steps of a clock in the order in which they come. */
export function StepBadges({ steps }: { readonly steps: ShownTarget['steps'] }) {
  const { t } = useTranslation()
  const words = ({ action, to }: ShownTarget['steps'][number]) =>
    action === null
      ? t('policies.steps.record')
      : `${t(`policies.steps.${action as 'nudge'}`, { defaultValue: action })} ${to
          .map((audience) => t(`policies.audience.${audience as 'owner'}`, { defaultValue: audience }))
          .join(', ')}`
  return (
    <Group gap={6}>
      {steps.map((step) => (
        <Tooltip key={step.at} label={words(step)}>
          <Badge
            variant="default"
            tt="none"
            fw={500}
            radius="sm"
            tabIndex={0}
            aria-label={`${step.at}: ${words(step)}`}
          >
            <span className="ltr figures">{step.at === 'due' ? t('policies.due') : step.at}</span>
          </Badge>
        </Tooltip>
      ))}
    </Group>
  )
}
