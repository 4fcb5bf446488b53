import { Alert, Button, CloseButton, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AbsenceFeed, NewAbsenceFeed } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { useNow } from '../live/use-now.ts'
import classes from './me-page.module.css'
import { calendarsQuery } from './money-queries.ts'

/** My own calendars, by which I am away, and whether they can be read. */
export function CalendarsCard() {
  const { t } = useTranslation()
  const calendars = useQuery(calendarsQuery)
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Stack gap="sm">
        <Text component="h2" fw={600}>
          {t('calendarFeeds.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('calendarFeeds.text')}
        </Text>
        <Loaded query={calendars}>
          {({ items }) => (
            <>
              {items.map((feed) => (
                <CalendarRow key={feed.id} feed={feed} />
              ))}
            </>
          )}
        </Loaded>
        <NewCalendar />
      </Stack>
    </Paper>
  )
}

function CalendarRow({ feed }: { readonly feed: AbsenceFeed }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const now = useNow(60_000)
  const refresh = useRefresh()
  const moment = (at: string) => formatMoment(Date.parse(at), now, zone, i18n.language)
  const { mutate, isPending } = useMutation({
    mutationFn: (deed: 'read' | 'end') =>
      deed === 'read'
        ? request<AbsenceFeed>(`/absence-feeds/${feed.id}/read`, { method: 'POST', body: {} })
        : request<unknown>(`/absence-feeds/${feed.id}`, { method: 'DELETE' }),
    onSuccess: (_, deed) => {
      if (deed === 'end') notifications.show({ color: 'gray', message: t('calendarFeeds.ended') })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: refresh,
  })
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm" fw={600}>
            {t('calendarFeeds.from', { host: feed.host })}
          </Text>
          {feed.read_at && (
            <Text size="xs" c="dimmed">
              {t('calendarFeeds.read', {
                when: moment(feed.read_at),
                absences: figures(i18n.language).format(feed.absences),
              })}
            </Text>
          )}
        </div>
        <CloseButton
          size="lg"
          aria-label={t('calendarFeeds.end')}
          title={t('calendarFeeds.end')}
          disabled={isPending}
          onClick={() => mutate('end')}
        />
      </Group>
      {feed.problem && (
        <Alert color="yellow" role="alert">
          <Text size="sm">
            {t(`calendarFeeds.problems.${feed.problem}`)} {t('calendarFeeds.kept')}{' '}
            {t('calendarFeeds.next', { when: moment(feed.next_at) })}
          </Text>
          <Button
            mt="xs"
            size="compact-sm"
            variant="light"
            loading={isPending}
            onClick={() => mutate('read')}
          >
            {t('calendarFeeds.again')}
          </Button>
        </Alert>
      )}
    </Stack>
  )
}

function NewCalendar() {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const [url, setUrl] = useState('')
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (body: NewAbsenceFeed) => request<AbsenceFeed>('/absence-feeds', { method: 'POST', body }),
    onSuccess: () => setUrl(''),
    onSettled: refresh,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ url })
      }}
    >
      <Stack gap="xs">
        <TextInput
          size="md"
          type="text"
          inputMode="url"
          autoComplete="off"
          dir="ltr"
          label={t('calendarFeeds.url')}
          placeholder="https://…/basic.ics"
          required
          value={url}
          error={error?.message}
          onChange={(event) => {
            setUrl(event.currentTarget.value)
            reset()
          }}
        />
        <Button type="submit" size="md" variant="default" loading={isPending}>
          {t('calendarFeeds.add')}
        </Button>
      </Stack>
    </form>
  )
}

function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey })
}
