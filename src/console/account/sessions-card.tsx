import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OwnSession } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useNow } from '../live/use-now.ts'
import { sessionsQuery } from './account-queries.ts'

/** Where I am signed in; what I do not know, I end. */
export function SessionsCard() {
  const { t } = useTranslation()
  const sessions = useQuery(sessionsQuery)
  const endOthers = useEnding('/sessions', t('account.othersEnded'))
  const others = sessions.data?.items.some(({ current }) => !current) ?? false
  return (
    <Section
      title={t('account.sessions')}
      text={t('account.sessionsText')}
      actions={
        others && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      <Loaded query={sessions}>
        {({ items }) => (
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

function SessionRow({ session }: { readonly session: OwnSession }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const now = useNow(60_000)
  const end = useEnding(`/sessions/${session.id}`, t('account.ended'))
  const { browser, system, address, current, last_seen_at: seen, created_at: since } = session
  const moment = (at: string) => formatMoment(Date.parse(at), now, zone, i18n.language)
  const name = browser
    ? system
      ? t('account.browserOn', { browser, system })
      : browser
    : t('account.unknownBrowser')
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {name}
          </Text>
          {current && <Badge variant="light">{t('account.thisOne')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {seen && !current ? t('account.seen', { at: moment(seen) }) : null}
          {seen && !current ? ' · ' : null}
          {t('account.since', { at: moment(since) })}
          {address && ' · '}
          {address && <bdi dir="ltr">{address}</bdi>}
        </Text>
      </div>
      {!current && (
        <Button
          flex="none"
          variant="subtle"
          color="gray"
          loading={end.isPending}
          aria-label={t('account.endNamed', { name })}
          onClick={() => end.mutate()}
        >
          {t('account.end')}
        </Button>
      )}
    </Group>
  )
}

function useEnding(path: string, done: string) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => request(path, { method: 'DELETE' }),
    onSuccess: () => notifications.show({ color: 'gray', message: done }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
