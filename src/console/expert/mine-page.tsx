import { EmptyState, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { CustomerTime } from '../board/customer-time.tsx'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { Countdown } from '../live/countdown.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import classes from './mine-page.module.css'
import { mineQuery } from './offers-query.ts'
import { heldBy } from './open-offers.ts'

/** What I hold: first those in which a customer waits for me. */
export function MinePage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data, error } = useQuery(mineQuery)
  if (error && !data) throw error
  const mine = heldBy(data?.items ?? [], person?.id ?? null)
  return (
    <>
      <PageTitle>{t('expert.mineTitle')}</PageTitle>
      <Stack gap="sm">
        {!data && <Skeleton h={92} radius="lg" />}
        {mine.map(({ id, customer, channel, subject, preview, waiting_since: waiting, holder }) => (
          <Link key={id} to="/expert/conversations/$id" params={{ id }} className={classes.card}>
            <ChannelIcon kind={channel.kind} size={22} className={classes.icon} />
            <span className={classes.text}>
              <b>
                <bdi>{customer.name ?? t('customer.unknown')}</bdi>
              </b>
              <span className={classes.subject} dir="auto">
                {subject ?? preview}
              </span>
              <CustomerTime zone={customer.time_zone} />
            </span>
            {waiting !== null && holder ? (
              <Text component="span" fw={650} className={classes.left}>
                <Countdown until={Date.parse(holder.reply_by)} stop={false} />
              </Text>
            ) : (
              <Text component="span" size="sm" c="dimmed">
                {t('expert.answered')}
              </Text>
            )}
          </Link>
        ))}
        {data && mine.length === 0 && (
          <Paper radius="lg" withBorder p="xl">
            <EmptyState
              icon={<IconMessages />}
              title={t('expert.nothingMine')}
              description={t('expert.nothingMineText')}
            />
          </Paper>
        )}
      </Stack>
    </>
  )
}
