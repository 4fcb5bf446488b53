import '../theme/mantine-more.css'
import { ActionIcon, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { AnswerBox } from '../conversation/answer-box.tsx'
import { ClockCard } from '../conversation/clock-card.tsx'
import { ContextCard } from '../conversation/context-card.tsx'
import { conversationQuery } from '../conversation/conversation-query.ts'
import { currentClock } from '../conversation/current-clock.ts'
import { CustomerCard } from '../conversation/customer-card.tsx'
import { Thread } from '../conversation/thread.tsx'
import { WorkActions } from '../conversation/work-actions.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import classes from './answering-page.module.css'
import { TakeButton } from './take-button.tsx'

const route = getRouteApi('/inside/expert/conversations/$id')

/** One conversation on a phone: who, how long is left, what was said, the answer under the thumb. */
export function AnsweringPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const navigate = useNavigate()
  const { person } = useSession()
  const { data: detail, error } = useQuery(conversationQuery(id))
  if (error && !detail) throw error
  const toMine = () => void navigate({ to: '/expert/mine' })
  if (!detail) return <Skeleton h={320} radius="lg" />
  const clock = currentClock(detail.clocks)
  const mine = detail.holder !== null && detail.holder.person_id === person?.id
  const name = detail.customer.name ?? t('customer.unknown')
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" size="xl" aria-label={t('expert.back')} onClick={toMine}>
            <IconArrowLeft size={22} className={classes.back} />
          </ActionIcon>
          <Text fw={600} flex={1} truncate>
            <bdi>{detail.subject ?? t('conversation.untitled')}</bdi>
          </Text>
          <WorkActions compact detail={detail} onDone={({ verb }) => verb !== 'take' && toMine()} />
        </Group>
        {clock && <ClockCard conversationId={detail.id} clock={clock} events={detail.events} />}
        <CustomerCard detail={detail} />
        <ContextCard conversationId={id} />
        <Thread detail={detail} />
      </Stack>
      <div className={classes.answer}>
        {mine || detail.waiting_since === null ? (
          <AnswerBox
            key={id}
            compact
            detail={detail}
            mine={mine}
            dueAt={detail.waiting_since !== null && clock?.due_at ? Date.parse(clock.due_at) : null}
          />
        ) : (
          <TakeButton detail={detail} />
        )}
      </div>
    </>
  )
}
