import { Alert, Code, Loader, Stack, Text } from '@mantine/core'
import { IconConfetti } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channels, Conversations } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { AnswerBox } from '../conversation/answer-box.tsx'
import { conversationQuery } from '../conversation/conversation-query.ts'
import { Thread } from '../conversation/thread.tsx'
import { LinkAnchor } from '../shell/link-anchor.tsx'

const soon = 3_000

interface Props {
  readonly brand: string
  /** The conversation that was answered here before, if one was. */
  readonly answered: string | null
  readonly onAnswered: (conversationId: string) => void
}

/** A real message, through a real door, answered: then everything between a customer and an answer works. */
export function FirstMessageStep({ brand, answered, onAnswered }: Props) {
  const { t } = useTranslation()
  const channels = useQuery(channelsQuery(brand))
  const { data: waiting } = useQuery({
    queryKey: ['welcome', 'waiting', brand],
    queryFn: ({ signal }) =>
      request<Conversations>(`/conversations?state=open&limit=20&brand=${encodeURIComponent(brand)}`, {
        signal,
      }),
    refetchInterval: soon,
    enabled: answered === null,
  })
  const found = waiting?.items.find((one) => one.waiting_since !== null)
  const shown = answered ?? found?.id ?? null
  if (shown === null)
    return (
      <Stack>
        <Text>{t('welcome.writeText')}</Text>
        <Doors channels={channels.data?.items ?? []} />
        <Text size="sm" c="dimmed" role="status">
          <Loader size="xs" aria-hidden /> {t('welcome.listening')}
        </Text>
      </Stack>
    )
  return <Answered id={shown} onHold={() => onAnswered(shown)} />
}

function Doors({ channels }: { readonly channels: Channels['items'] }) {
  const { t } = useTranslation()
  if (channels.length === 0)
    return (
      <Text size="sm">
        {t('welcome.noDoor')} <LinkAnchor to="/channels">{t('channel.add')}</LinkAnchor>
      </Text>
    )
  return (
    <ul>
      {channels.map(({ id, name, address, hook_url: hook, adapter }) => (
        <li key={id}>
          <bdi>{name}</bdi>:{' '}
          <Code dir="ltr">{address ?? hook ?? (adapter === 'widget' ? '/demo' : adapter)}</Code>
        </li>
      ))}
    </ul>
  )
}

function Answered({ id, onHold }: { readonly id: string; readonly onHold: () => void }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data: detail } = useQuery({ ...conversationQuery(id), refetchInterval: soon })
  if (!detail) return <Loader size="sm" />
  const asked = detail.messages.findLastIndex(({ direction }) => direction === 'inbound')
  const answer = detail.messages
    .slice(asked + 1)
    .findLast(({ direction, delivery }) => direction === 'outbound' && delivery !== null)
  const taken = answer?.delivery?.state === 'handed_over'
  const mine = detail.holder !== null && detail.holder.person_id === person?.id
  return (
    <Stack>
      <Text fw={600}>
        {t('welcome.itCame', {
          name: detail.customer.name ?? t('customer.unknown'),
          channel: detail.channel.name,
        })}
      </Text>
      <Thread detail={detail} />
      {taken ? (
        <Alert color="teal" icon={<IconConfetti />} title={t('welcome.done')} role="status">
          {t('welcome.doneText')} <LinkAnchor to="/board">{t('nav.board')}</LinkAnchor>
        </Alert>
      ) : answer?.delivery?.state === 'failed' ? (
        <Alert color="yellow" role="alert" title={t('welcome.notTaken')}>
          <bdi>{answer.delivery.error ?? ''}</bdi>
        </Alert>
      ) : answer ? (
        <Text size="sm" c="dimmed" role="status">
          <Loader size="xs" aria-hidden /> {t('welcome.onItsWay')}
        </Text>
      ) : (
        <AnswerBox detail={detail} mine={mine} onSent={onHold} />
      )}
    </Stack>
  )
}
