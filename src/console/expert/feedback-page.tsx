import '../theme/mantine-more.css'
import { Badge, Group, Paper, Rating, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feedback } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures, formatShare } from '../format/figures.ts'
import { formatDate } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import classes from './me-page.module.css'
import { feedbackQuery } from './money-queries.ts'

/** What customers and leads think of my answers, and how leads would have said it. */
export function FeedbackPage() {
  const { t } = useTranslation()
  const feedback = useQuery(feedbackQuery)
  return (
    <>
      <PageTitle>{t('feedback.title')}</PageTitle>
      <Loaded query={feedback}>
        {({ rating, reviews, corrections }) => (
          <Stack gap="md">
            <RatingCard rating={rating} />
            <Card title={t('feedback.corrections')} none={t('feedback.noCorrections')}>
              {corrections.map((one) => (
                <Correction key={one.id} correction={one} />
              ))}
            </Card>
            <Card title={t('feedback.reviews')} none={t('feedback.noReviews')}>
              {reviews.map((one) => (
                <Review key={one.claim_id} review={one} />
              ))}
            </Card>
          </Stack>
        )}
      </Loaded>
    </>
  )
}

/** So many ratings speak for themselves. */
const ENOUGH = 20

function RatingCard({ rating }: { readonly rating: Feedback['rating'] }) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  const share = (mean: number) => formatShare(Math.round(mean * 1_000) / 1_000, i18n.language)
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Text size="sm" c="dimmed">
        {t('feedback.rating')}
      </Text>
      {rating.count === 0 ? (
        <Text fw={600}>{t('feedback.unrated')}</Text>
      ) : (
        <>
          <Text size="xl" fw={700} className="figures">
            {share(rating.mean)}
          </Text>
          <Text size="sm">
            {t('feedback.of', { count: rating.count, number: number.format(rating.count) })}
          </Text>
        </>
      )}
      {rating.count < ENOUGH && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('feedback.drawn', { few: number.format(ENOUGH), mean: share(rating.drawn_mean) })}
        </Text>
      )}
      {rating.about_brand > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('feedback.aboutBrand', { number: number.format(rating.about_brand) })}
        </Text>
      )}
    </Paper>
  )
}

interface CardProps {
  readonly title: string
  readonly none: string
  readonly children: readonly ReactNode[]
}

function Card({ title, none, children }: CardProps) {
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Text component="h2" fw={600} mb="xs">
        {title}
      </Text>
      {children.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <Stack gap="lg">{children}</Stack>
      )}
    </Paper>
  )
}

function Correction({ correction }: { readonly correction: Feedback['corrections'][number] }) {
  const { t } = useTranslation()
  const { state, text, sent_text: sent, note } = correction
  return (
    <Stack gap="xs" component="article">
      <Group justify="space-between">
        <When at={correction.at} />
        <Badge variant="default" tt="none">
          {t(`feedback.state.${state}`)}
        </Badge>
      </Group>
      {note && <Said label={t('feedback.note')} text={note} strong />}
      <Said label={t('feedback.yours')} text={text} />
      {sent !== null && <Said label={t('feedback.sent')} text={sent} />}
    </Stack>
  )
}

function Review({ review }: { readonly review: Feedback['reviews'][number] }) {
  const { t, i18n } = useTranslation()
  const score = t('feedback.score', { score: figures(i18n.language).format(review.score) })
  return (
    <Stack gap="xs" component="article">
      <Group justify="space-between">
        <When at={review.at} />
        <span role="img" aria-label={score}>
          <Rating value={review.score} readOnly aria-hidden />
        </span>
      </Group>
      {review.note && <Said label={t('feedback.note')} text={review.note} strong />}
      {review.correction && <Said label={t('feedback.better')} text={review.correction} />}
    </Stack>
  )
}

function When({ at }: { readonly at: string }) {
  const { i18n } = useTranslation()
  const zone = useZone()
  return (
    <Text size="xs" c="dimmed" component="time" dateTime={at}>
      {formatDate(Date.parse(at), zone, i18n.language)}
    </Text>
  )
}

interface SaidProps {
  readonly label: string
  readonly text: string
  readonly strong?: boolean
}

function Said({ label, text, strong = false }: SaidProps) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={strong ? 600 : 400} style={{ whiteSpace: 'pre-wrap' }}>
        <bdi>{text}</bdi>
      </Text>
    </div>
  )
}
