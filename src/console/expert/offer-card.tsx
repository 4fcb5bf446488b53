import { Button, Group, Paper, Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Offer } from '../../http/api-types.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { nameOfLanguage } from '../format/language.ts'
import { figures, formatMoney } from '../format/figures.ts'
import { cityOf, formatClock } from '../format/moment.ts'
import { Countdown } from '../live/countdown.tsx'
import { useNow } from '../live/use-now.ts'
import classes from './offer-card.module.css'
import { OfferRing } from './offer-ring.tsx'
import { readPay } from './read-pay.ts'
import { claimPath, useOffer } from './use-offer.ts'
import { useShown } from './use-shown.ts'

/** One question: what it is, how long it stands, what it pays. The pay is said before the button. */
export const OfferCard = memo(function OfferCard({ offer }: { readonly offer: Offer }) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  const at = useNow(60_000)
  const shown = useShown(offer.id)
  const { claim, decline, busy } = useOffer(offer)
  const { channel, language, customer_time_zone: zone } = offer
  const pay = readPay(offer.pay)
  return (
    <Paper component="article" ref={shown} radius="xl" withBorder p="md" className={classes.card}>
      <Group wrap="nowrap" align="center" gap="md">
        <OfferRing offer={offer} />
        <div style={{ minWidth: 0 }}>
          <Text component="h2" fw={650} size="lg" lh={1.25} className={classes.title}>
            <ChannelIcon kind={channel.kind} size={19} />
            {language ? nameOfLanguage(language, i18n.language) : t(`channelKind.${channel.kind}`)}
            {' · '}
            <bdi>{channel.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed" className="figures" mt={2}>
            {zone && (
              <>
                <bdi>{cityOf(zone)}</bdi> <span className="ltr">{formatClock(at, zone, i18n.language)}</span>
                {' · '}
              </>
            )}
            {offer.due_at && (
              <>
                {t('expert.answerDue')} <Countdown until={Date.parse(offer.due_at)} stop={false} />
              </>
            )}
          </Text>
        </div>
      </Group>
      <div className={classes.pay}>
        {pay ? (
          <>
            <span className={`${classes.amount} figures`}>
              {formatMoney(pay.amountMinor, pay.currency, i18n.language)}
            </span>
            <Text size="sm" c="dimmed" component="span">
              {pay.earns ?? t('expert.forTheAnswer')}
              {pay.floorMinor > 0 &&
                `, ${t('expert.floor', { sum: formatMoney(pay.floorMinor, pay.currency, i18n.language) })}`}
            </Text>
            {pay.usualMinutes !== null && pay.finalAfterHours !== null && (
              <Text size="xs" c="dimmed" component="span" style={{ flexBasis: '100%' }}>
                {t(pay.usualAnswers === null ? 'expert.about' : 'expert.usual', {
                  minutes: number.format(pay.usualMinutes),
                  answers: number.format(pay.usualAnswers ?? 0),
                  hours: number.format(pay.finalAfterHours),
                })}
              </Text>
            )}
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('expert.partOfWork')}
          </Text>
        )}
      </div>
      <Group gap="sm" wrap="nowrap">
        <Button
          size="lg"
          variant="default"
          radius="lg"
          disabled={busy !== null}
          loading={busy === 'decline'}
          onClick={decline}
        >
          {t('expert.notNow')}
        </Button>
        <Button
          size="lg"
          radius="lg"
          flex={1}
          disabled={busy === 'decline'}
          loading={busy === 'claim'}
          data-posts={claimPath(offer)}
          onClick={claim}
        >
          {t('expert.claim')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="sm" ta="center">
        {t('expert.firstWins')}
      </Text>
    </Paper>
  )
})
