import '../theme/mantine-more.css'
import { Badge, Button, Group, Paper, Radio, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Admission, OwnAct } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { nameOfLanguage } from '../format/language.ts'
import { Loaded } from '../layout/loaded.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import classes from './me-page.module.css'
import { PracticeCard } from './practice-card.tsx'
import { ownAdmissionsQuery } from './money-queries.ts'

/** How far I have come with each brand, and the one thing that comes next. */
export function JoiningPage() {
  const { t } = useTranslation()
  const admissions = useQuery(ownAdmissionsQuery)
  return (
    <>
      <PageTitle>{t('joining.title')}</PageTitle>
      <Loaded query={admissions}>
        {({ items }) => (
          <Stack gap="md">
            {items.length === 0 && <Text c="dimmed">{t('joining.none')}</Text>}
            {items.map((one) => (
              <AdmissionCard key={one.brand.id} admission={one} />
            ))}
            {items[0] && <PracticeCard brandId={items[0].brand.id} />}
          </Stack>
        )}
      </Loaded>
    </>
  )
}

function AdmissionCard({ admission }: { readonly admission: Admission }) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const { brand, state, agreement, agreed_version: agreed, reason, verified } = admission
  const { mutate, isPending } = useMutation({
    mutationFn: (act: OwnAct) =>
      request<Admission>(`/me/admissions/${brand.id}`, { method: 'POST', body: act }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mine'] }),
  })
  const mustAgree =
    agreement !== null && (agreed ?? 0) < agreement.version && !['left', 'declined'].includes(state)
  const stays = ['applied', 'agreed', 'probation', 'active', 'suspended'].includes(state)
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text component="h2" fw={650} size="lg">
            <bdi>{brand.name}</bdi>
          </Text>
          <Badge variant="default">{t(`joining.state.${state}`)}</Badge>
        </Group>
        <Text size="sm">{t(`joining.stateText.${state}`)}</Text>
        {reason && (
          <Text size="sm" fw={600}>
            {t('joining.reason')} <bdi>{reason}</bdi>
          </Text>
        )}
        {mustAgree && (
          <>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              <bdi>{agreement.text}</bdi>
            </Text>
            <Button
              size="md"
              loading={isPending}
              onClick={() => mutate({ act: 'agree', version: agreement.version })}
            >
              {t('joining.agree')}
            </Button>
          </>
        )}
        {state === 'agreed' && !mustAgree && admission.test && (
          <TestForm
            key={admission.test.version}
            test={admission.test}
            attempt={admission.attempt}
            busy={isPending}
            onHandIn={(answers) =>
              mutate({ act: 'test', version: admission.test!.version, answers: [...answers] })
            }
          />
        )}
        {state === 'suspended' && <Appeal admission={admission} busy={isPending} onAct={mutate} />}
        {verified.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('joining.verified')}{' '}
            <bdi>
              {verified
                .map(({ kind, name }) => (kind === 'language' ? nameOfLanguage(name, i18n.language) : name))
                .join(', ')}
            </bdi>
          </Text>
        )}
        {stays && <Leave busy={isPending} onLeave={() => mutate({ act: 'leave' })} />}
      </Stack>
    </Paper>
  )
}

interface TestProps {
  readonly test: NonNullable<Admission['test']>
  readonly attempt: Admission['attempt']
  readonly busy: boolean
  readonly onHandIn: (answers: readonly (string | number | null)[]) => void
}

function TestForm({ test, attempt, busy, onHandIn }: TestProps) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<readonly (string | number | null)[]>(test.questions.map(() => null))
  const answer = (at: number, value: string | number) =>
    setAnswers(answers.map((one, index) => (index === at ? value : one)))
  if (attempt?.state === 'waiting') return <Text size="sm">{t('joining.testWaits')}</Text>
  return (
    <Stack gap="md">
      {attempt?.state === 'failed' && (
        <Text size="sm" role="alert">
          {t('joining.testFailed')} {attempt.note && <bdi>{attempt.note}</bdi>}
        </Text>
      )}
      {test.questions.map(({ text, choices }, at) =>
        choices ? (
          <Radio.Group
            key={text}
            label={<bdi>{text}</bdi>}
            value={String(answers[at])}
            onChange={(value) => answer(at, Number(value))}
          >
            <Stack gap="xs" mt="xs">
              {choices.map((choice, index) => (
                <Radio key={choice} size="md" value={String(index)} label={<bdi>{choice}</bdi>} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <Textarea
            key={text}
            label={<bdi>{text}</bdi>}
            autosize
            minRows={3}
            onChange={(event) => answer(at, event.currentTarget.value)}
          />
        ),
      )}
      <Button size="md" disabled={answers.includes(null)} loading={busy} onClick={() => onHandIn(answers)}>
        {t('joining.handIn')}
      </Button>
    </Stack>
  )
}

interface AppealProps {
  readonly admission: Admission
  readonly busy: boolean
  readonly onAct: (act: OwnAct) => void
}

function Appeal({ admission, busy, onAct }: AppealProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  if (admission.appeal !== null) return <Text size="sm">{t('joining.appealWaits')}</Text>
  return (
    <>
      <Textarea
        label={t('joining.appealWhy')}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="md"
        disabled={text.trim() === ''}
        loading={busy}
        onClick={() => onAct({ act: 'appeal', reason: text })}
      >
        {t('joining.appeal')}
      </Button>
    </>
  )
}

function Leave({ busy, onLeave }: { readonly busy: boolean; readonly onLeave: () => void }) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button variant="subtle" color="gray" onClick={() => setSure(true)}>
        {t('joining.leave')}
      </Button>
    )
  return (
    <Stack gap="xs">
      <Text size="sm">{t('joining.leaveText')}</Text>
      <Group grow>
        <Button variant="default" size="md" onClick={() => setSure(false)}>
          {t('joining.stay')}
        </Button>
        <Button color="red" size="md" loading={busy} onClick={onLeave}>
          {t('joining.leaveNow')}
        </Button>
      </Group>
    </Stack>
  )
}
