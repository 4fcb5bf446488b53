import { Alert, Button, Group, PasswordInput, Progress, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures, formatShare } from '../format/figures.ts'
import { formatDay, formatMoment } from '../format/moment.ts'
import { Section } from '../layout/section.tsx'
import { now } from '../live/now.ts'
import { isGoing } from './audit-queries.ts'
import { EndAudit } from './end-audit.tsx'
import { useCourse } from './use-course.ts'

/** How far an audit is, and the ways to have it rest, go on, or end. */
export function AuditCourse({ audit }: { readonly audit: HelpdeskAudit }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { pause, resume, isPending } = useCourse(audit.id)
  const [ending, setEnding] = useState<'stop' | 'erase' | null>(null)
  const [token, setToken] = useState('')
  const { state, progress, tickets, comments, waiting_until: waiting, problem } = audit
  const number = (value: number) => figures(i18n.language).format(value)
  const over = state === 'done' || state === 'cancelled'
  return (
    <Section>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={600} aria-live="polite">
            {t(`audits.states.${state}`)}
            {!over && <span className="figures"> · {formatShare(progress, i18n.language)}</span>}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {t('audits.read', { tickets: number(tickets), comments: number(comments) })} ·{' '}
            {t('audits.since', { day: formatDay(Date.parse(audit.since), zone, i18n.language) })}
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{audit.url}</bdi>
          </Text>
          {state === 'waiting' && waiting !== null && (
            <Text size="sm" c="dimmed">
              {t('audits.waitingText', {
                at: formatMoment(Date.parse(waiting), now(), zone, i18n.language),
              })}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {isGoing(state) && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlayerPause size={16} aria-hidden />}
              loading={isPending}
              onClick={pause}
            >
              {t('audits.pause')}
            </Button>
          )}
          {state === 'paused' && (
            <Button
              size="sm"
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={isPending}
              onClick={() => resume(null)}
            >
              {t('audits.resume')}
            </Button>
          )}
          {!over && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => setEnding('stop')}
            >
              {t('audits.stop')}
            </Button>
          )}
          <Button
            variant="default"
            size="sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setEnding('erase')}
          >
            {t('audits.erase')}
          </Button>
        </Group>
      </Group>
      {!over && <Progress value={progress * 100} mt="md" radius="xl" aria-label={t('audits.progress')} />}
      {problem !== null && (
        <Alert color="yellow" mt="md" title={t('audits.stoppedTitle')} role="alert">
          <Text size="sm" dir="auto" mb="sm">
            {problem}
          </Text>
          {state === 'stopped' && (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                resume(token)
              }}
            >
              <Group align="flex-end" gap="xs">
                <PasswordInput
                  label={t('audits.anotherToken')}
                  value={token}
                  onChange={({ currentTarget }) => setToken(currentTarget.value)}
                  autoComplete="off"
                  dir="ltr"
                  required
                  w={320}
                />
                <Button type="submit" loading={isPending}>
                  {t('audits.resume')}
                </Button>
              </Group>
            </form>
          )}
        </Alert>
      )}
      {ending && <EndAudit audit={audit} how={ending} onClose={() => setEnding(null)} />}
    </Section>
  )
}
