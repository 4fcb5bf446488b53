import { Alert, Badge, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession, useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { Countdown } from '../live/countdown.tsx'
import { now } from '../live/now.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { AnswerBox } from './answer-box.tsx'
import { ChannelIcon } from './channel-icon.tsx'
import { ClockCard } from './clock-card.tsx'
import classes from './conversation-page.module.css'
import { ContextCard } from './context-card.tsx'
import { conversationQuery } from './conversation-query.ts'
import { currentClock } from './current-clock.ts'
import { CustomerCard } from './customer-card.tsx'
import { StoryCard } from './story-card.tsx'
import { Thread } from './thread.tsx'
import { UndoMergeButton } from './undo-merge-button.tsx'
import { WorkActions } from './work-actions.tsx'

const route = getRouteApi('/inside/office/conversations/$id')

/** One conversation with everything that is needed to answer it. */
export function ConversationPage() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { id } = route.useParams()
  const { person } = useSession()
  const { data: detail, error } = useQuery(conversationQuery(id))
  if (error && !detail) throw error
  if (!detail) return <Skeleton h={320} radius="lg" />
  const clock = currentClock(detail.clocks)
  const { holder } = detail
  const mine = holder !== null && holder.person_id === person?.id
  return (
    <>
      <PageTitle>{detail.subject ?? t('conversation.untitled')}</PageTitle>
      <div className={classes.columns}>
        <Stack gap="md">
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <ChannelIcon kind={detail.channel.kind} />
              <Text size="sm" c="dimmed">
                <bdi>{detail.channel.name}</bdi>
              </Text>
              <Badge variant="default" tt="none" fw={500} radius="sm">
                {t(`state.${detail.state}`)}
              </Badge>
              {detail.snoozed_until !== null && (
                <Badge variant="default" tt="none" fw={500} radius="sm">
                  {t('life.asleep', {
                    at: formatMoment(Date.parse(detail.snoozed_until), now(), zone, i18n.language),
                  })}
                </Badge>
              )}
              {detail.not_customer !== null && (
                <Badge variant="default" tt="none" fw={500} radius="sm">
                  {t('life.notCustomer')} · {t(`life.strangers.${detail.not_customer}`)}
                </Badge>
              )}
              {detail.merged_into !== null && (
                <>
                  <LinkAnchor to="/conversations/$id" params={{ id: detail.merged_into }} size="sm">
                    {t('life.mergedInto')}
                  </LinkAnchor>
                  <UndoMergeButton detail={detail} mergedInto={detail.merged_into} />
                </>
              )}
              {holder && (
                <Text size="sm" c="dimmed">
                  {t(mine ? 'holding.mine' : 'holding.held', { name: holder.name })}
                  {mine && detail.waiting_since !== null && (
                    <>
                      {' · '}
                      {t('conversation.replyBy')} <Countdown until={Date.parse(holder.reply_by)} />
                    </>
                  )}
                </Text>
              )}
            </Group>
            <WorkActions detail={detail} />
          </Group>
          <Thread detail={detail} />
          {holder && !mine && detail.waiting_since !== null && (
            <Alert color="gray" py="xs">
              {t('conversation.heldBy', { name: holder.name })}
            </Alert>
          )}
          <AnswerBox key={id} detail={detail} mine={mine} />
        </Stack>
        <Stack gap="sm" component="aside" aria-label={t('conversation.about')}>
          {clock && <ClockCard conversationId={id} clock={clock} events={detail.events} />}
          <CustomerCard detail={detail} />
          <ContextCard conversationId={id} />
          <StoryCard detail={detail} />
        </Stack>
      </div>
    </>
  )
}
