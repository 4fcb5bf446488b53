import '@mantine/core/styles/Stepper.layer.css'
import { Button, Group, Paper, Skeleton, Stack, Stepper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../layout/page.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { LinkButton } from '../shell/link-button.tsx'
import { FirstMessageStep } from './first-message-step.tsx'
import { PastStep } from './past-step.tsx'
import { useProgress, welcomeSteps, type WelcomeStep } from './use-progress.ts'

const elsewhere = {
  channel: '/channels',
  people: '/people',
  promise: '/policies',
} as const

/** From one's own past to a real message answered, step by step; each can be skipped, and gone back to. */
export function WelcomePage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const { step, done, known, go } = useProgress(brand)
  const index = welcomeSteps.indexOf(step)
  const next = welcomeSteps[index + 1]
  const before = welcomeSteps[index - 1]
  return (
    <Page title={t('welcome.title')}>
      <Text c="dimmed" maw={640}>
        {t('welcome.text')}
      </Text>
      {!known ? (
        <Skeleton h={320} radius="lg" />
      ) : (
        <Paper radius="lg" withBorder p="lg" bg="var(--surface)">
          <Stepper active={index} onStepClick={(at) => go(welcomeSteps[at] ?? 'past')} size="sm" mb="lg">
            {welcomeSteps.map((one) => (
              <Stepper.Step
                key={one}
                label={t(`welcome.steps.${one}`)}
                description={done[one] ? t('welcome.doneAlready') : undefined}
                completedIcon={undefined}
              />
            ))}
          </Stepper>
          <Step step={step} brand={brand} done={done[step]} />
          <Group justify="space-between" mt="xl">
            <Button variant="subtle" disabled={!before} onClick={() => before && go(before)}>
              {t('welcome.back')}
            </Button>
            {next && (
              <Button variant={done[step] ? 'filled' : 'default'} onClick={() => go(next)}>
                {t(done[step] ? 'welcome.next' : 'welcome.skip')}
              </Button>
            )}
          </Group>
        </Paper>
      )}
    </Page>
  )
}

function Step({
  step,
  brand,
  done,
}: {
  readonly step: WelcomeStep
  readonly brand: string
  readonly done: boolean
}) {
  const { t } = useTranslation()
  if (step === 'past') return <PastStep done={done} />
  if (step === 'message') return <FirstMessageStep brand={brand} />
  return (
    <Stack align="flex-start">
      <Text>{t(`welcome.stepText.${step}`)}</Text>
      <LinkButton to={elsewhere[step]} variant={done ? 'default' : 'filled'}>
        {t(`welcome.open.${step}`)}
      </LinkButton>
    </Stack>
  )
}
