import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OpenSlot } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession, useZone } from '../api/session.ts'
import { nameOfLanguage } from '../format/language.ts'
import { formatClock, formatDay, formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import classes from './me-page.module.css'
import { slotsQuery } from './money-queries.ts'

/** Paid hours ahead that I can book, in my own time, and those that are mine. */
export function SlotsCard() {
  const { t } = useTranslation()
  const slots = useQuery(slotsQuery)
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Stack gap="sm">
        <Text component="h2" fw={600}>
          {t('slots.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('slots.text')}
        </Text>
        <Loaded query={slots}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm">{t('slots.none')}</Text>
            ) : (
              <>
                {items.map((slot) => (
                  <SlotRow key={slot.id} slot={slot} />
                ))}
              </>
            )
          }
        </Loaded>
      </Stack>
    </Paper>
  )
}

function SlotRow({ slot }: { readonly slot: OpenSlot }) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const zone = useZone()
  const queryClient = useQueryClient()
  const mine = slot.taken_by !== null && slot.taken_by.person_id === person?.id
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      request<OpenSlot>(`/open-slots/${slot.id}/${mine ? 'release' : 'take'}`, { method: 'POST', body: {} }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: slotsQuery.queryKey }),
  })
  const from = Date.parse(slot.from)
  const to = Date.parse(slot.to)
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={600}>
          <bdi>
            {formatDay(from, zone, i18n.language)}, {formatClock(from, zone, i18n.language)} –{' '}
            {formatMoment(to, from, zone, i18n.language)}
          </bdi>
        </Text>
        <Text size="xs" c="dimmed">
          {t(`channelKind.${slot.channel_kind}`)}
          {slot.language && ` · ${nameOfLanguage(slot.language, i18n.language)}`}
        </Text>
      </div>
      <Button
        size="sm"
        style={{ flexShrink: 0 }}
        variant={mine ? 'default' : 'filled'}
        loading={isPending}
        onClick={() => mutate()}
      >
        {t(mine ? 'slots.release' : 'slots.take')}
      </Button>
    </Group>
  )
}
