import { Alert, Button, FileButton, Group, Progress, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DAY } from '../../domain/time/instant.ts'
import type { BackTestRequest, Errand } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { formatShare, figures } from '../format/figures.ts'
import { Section } from '../layout/section.tsx'
import { now } from '../live/now.ts'
import { BackTestResult } from './back-test-result.tsx'
import { MistakeList, Mistakes } from './mistakes.tsx'

interface Props {
  readonly brand: string
  /** What is tried; it need not be saved. */
  readonly trial: Pick<BackTestRequest, 'policy' | 'calendar' | 'roster'>
}

const spans = ['7', '28', '90', '365'] as const
const LOOKED_AFTER = 700

/** Tries a draft on the past, beside what is in force: on what is stored, or on a log from elsewhere. */
export function BackTestPanel({ brand, trial }: Props) {
  const { t, i18n } = useTranslation()
  const [days, setDays] = useState<string>('28')
  const [log, setLog] = useState<File | null>(null)
  const begin = useMutation({
    mutationFn: async () => {
      const on = log
        ? { log: { csv: await log.text() } }
        : { since: new Date(now() - Number(days) * DAY).toISOString() }
      return request<Errand>('/back-tests', { method: 'POST', body: { brand, ...on, ...trial } })
    },
  })
  const id = begin.data?.id
  const errand = useQuery({
    queryKey: ['errand', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => request<Errand>(`/errands/${id}`, { signal }),
    refetchInterval: ({ state }) => (hasEnded(state.data) ? false : LOOKED_AFTER),
  })
  const found = errand.data
  const goesOn = begin.isPending || (id !== undefined && !hasEnded(found) && !errand.error)
  return (
    <Section title={t('backTest.title')} text={t('backTest.text')}>
      <Stack gap="sm">
        <Group align="flex-end" gap="xs">
          <Select
            label={t('backTest.span')}
            data={spans.map((value) => ({
              value,
              label: t('backTest.days', {
                count: Number(value),
                shown: figures(i18n.language).format(Number(value)),
              }),
            }))}
            allowDeselect={false}
            disabled={log !== null}
            value={days}
            onChange={(value) => value && setDays(value)}
          />
          <FileButton accept=".csv,text/csv" onChange={setLog}>
            {(props) => (
              <Button variant="default" {...props}>
                {log ? log.name : t('backTest.file')}
              </Button>
            )}
          </FileButton>
          {log && (
            <Button variant="subtle" onClick={() => setLog(null)}>
              {t('backTest.stored')}
            </Button>
          )}
          <Button loading={goesOn} onClick={() => begin.mutate()}>
            {t('backTest.try')}
          </Button>
        </Group>
        {log === null ? null : (
          <Text size="xs" c="dimmed">
            {t('backTest.columns')}
          </Text>
        )}
        {goesOn && (
          <div role="status">
            <Progress
              value={(found?.progress ?? 0) * 100}
              animated
              aria-label={t('backTest.progress', { share: formatShare(found?.progress ?? 0, i18n.language) })}
            />
          </div>
        )}
        {begin.error && <Mistakes error={begin.error} />}
        {errand.error && <Mistakes error={errand.error} />}
        {found?.state === 'failed' && (
          <Alert color="yellow" role="alert" title={t('backTest.refused')}>
            <MistakeList mistakes={found.errors} />
          </Alert>
        )}
        {found?.kind === 'back_test' && found.figures && (
          <BackTestResult figures={found.figures} current={found.current} log={found.log} />
        )}
      </Stack>
    </Section>
  )
}

function hasEnded(errand: Errand | undefined): boolean {
  return errand?.state === 'done' || errand?.state === 'failed'
}
