import { Code, Group, Paper, SegmentedControl, Text, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel, ChannelMode } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import classes from './channel-card.module.css'
import { ChannelHealth } from './channel-health.tsx'
import { ChannelMenu } from './channel-menu.tsx'
import { ChannelNotices } from './channel-notices.tsx'
import { ConnectionTest } from './connection-test.tsx'

const modes: readonly ChannelMode[] = ['observe', 'alert', 'dispatch', 'acknowledge']

/** One door: where it is, whether it works, and its mode with what that means. */
export function ChannelCard({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const explanation = useId()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (mode: ChannelMode) =>
      request<Channel>(`/channels/${channel.id}`, { method: 'PATCH', body: { mode } }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('channel.unchanged'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })
  const mode = isPending ? variables : channel.mode
  return (
    <Paper component="article" radius="lg" withBorder p="lg" className={classes.card}>
      <Group wrap="nowrap" align="flex-start" mb="md">
        <ChannelIcon kind={channel.kind} size={26} className={classes.icon} />
        <div style={{ minWidth: 0 }}>
          <Text component="h2" fw={600}>
            <bdi>{channel.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {channel.address ? <bdi>{channel.address}</bdi> : <Code>{channel.slug}</Code>} ·{' '}
            <bdi>{channel.adapter}</bdi>
          </Text>
        </div>
        <ChannelHealth health={channel.health} />
        <ChannelMenu channel={channel} />
      </Group>
      <ChannelNotices channel={channel} />
      <VisuallyHidden id={`${explanation}-label`}>{t('channel.mode')}</VisuallyHidden>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-labelledby={`${explanation}-label`}
        aria-describedby={explanation}
        className={classes.modes}
        value={mode}
        onChange={(value) => mutate(value)}
        data={modes.map((value) => ({ value, label: t(`channel.modes.${value}`) }))}
      />
      <Text size="sm" c="dimmed" mt="xs" id={explanation} aria-live="polite">
        {t(`channel.explained.${mode}`)}
      </Text>
      <div className={classes.test}>
        <ConnectionTest channelId={channel.id} />
      </div>
    </Paper>
  )
}
