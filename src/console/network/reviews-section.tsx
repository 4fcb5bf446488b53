import { Button, Group, Paper, Rating, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reviewables } from '../../http/api-types.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useAct, useNetwork } from './use-act.ts'

type Reviewable = Reviewables['items'][number]

/** A sample of answers: what a lead thinks of each, and how they would have said it. */
export function ReviewsSection() {
  const { t } = useTranslation()
  const reviews = useNetwork<Reviewables>('/reviews')
  return (
    <Section title={t('network.reviews')} text={t('network.reviewsText')}>
      <Loaded query={reviews}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('network.noReviews')}
            </Text>
          ) : (
            <Stack>
              {items.map((one) => (
                <ReviewCard key={one.claim_id} review={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  )
}

function ReviewCard({ review }: { readonly review: Reviewable }) {
  const { t } = useTranslation()
  const { mutate, isPending } = useAct()
  const [score, setScore] = useState(0)
  const [correction, setCorrection] = useState('')
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Stack gap="sm">
        <Text fw={600}>
          <bdi>{review.person.name}</bdi>
        </Text>
        {review.asked && (
          <Text size="sm" c="dimmed" lineClamp={4}>
            <bdi>{review.asked}</bdi>
          </Text>
        )}
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          <bdi>{review.answer}</bdi>
        </Text>
        <Rating aria-label={t('network.score')} value={score} onChange={setScore} />
        <Textarea
          label={t('network.correction')}
          autosize
          minRows={2}
          dir="auto"
          value={correction}
          onChange={(event) => setCorrection(event.currentTarget.value)}
        />
        <Group>
          <Button
            disabled={score === 0}
            loading={isPending}
            onClick={() =>
              mutate({
                path: `/reviews/${review.claim_id}`,
                body: { score, ...(correction.trim() !== '' && { correction }) },
              })
            }
          >
            {t('network.review')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
