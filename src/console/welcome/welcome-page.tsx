import '@mantine/core/styles/Stepper.layer.css'
import { Button, Group, Paper, Skeleton, Stepper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../layout/page.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { ChannelStep } from './channel-step.tsx'
import { FirstMessageStep } from './first-message-step.tsx'
import { PastStep } from './past-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { PromiseStep } from './promise-step.tsx'
import { RosterStep } from './roster-step.tsx'
import { useProgress, welcomeSteps } from './use-progress.ts'

/** From one's own past to a real message answered, step by step; each can be skipped, and gone back to. */
export function WelcomePage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const progress = useProgress(brand)
  const { step, done, known, go } = progress
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
          <Step brand={brand} progress={progress} />
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

interface StepProps {
  readonly brand: string
  readonly progress: ReturnType<typeof useProgress>
}

function Step({ brand, progress: { step, done, answered, setAnswered } }: StepProps) {
  switch (step) {
    case 'past':
      return <PastStep done={done.past} />
    case 'channel':
      return <ChannelStep brand={brand} />
    case 'people':
      return <PeopleStep brand={brand} />
    case 'roster':
      return <RosterStep brand={brand} />
    case 'promise':
      return <PromiseStep brand={brand} />
    case 'message':
      return <FirstMessageStep brand={brand} answered={answered} onAnswered={setAnswered} />
    default:
      return step satisfies never
  }
}
