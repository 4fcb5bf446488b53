import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBulb } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DigestPeriod, DigestPreview, RemedyTrial } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Section } from '../layout/section.tsx'
import { LinkButton } from '../shell/link-button.tsx'

interface Props {
  readonly brand: string
  readonly period: DigestPeriod
  /** Beginning of the period whose digest it is. */
  readonly from: string
  readonly decision: NonNullable<DigestPreview['decision']>
  readonly canBeTried: boolean
}

/** The one decision of a digest, what it rests on, what the last one achieved; and the way to a draft of it. */
export function Decision({ brand, period, from, decision, canBeTried }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      request<RemedyTrial>('/remedies', { method: 'POST', body: { brand, period, at: from } }),
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('remedy.drafted') })
      await queryClient.invalidateQueries({ queryKey: ['remedies'] })
      await navigate({ to: '/remedies' })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('remedy.notDrafted'), message: error.message }),
  })
  return (
    <Section title={decision.title}>
      <Text dir="auto">{decision.text}</Text>
      {[decision.assumed, decision.achieved].map(
        (line) =>
          line !== null && (
            <Text key={line} size="sm" c="dimmed" mt={6} dir="auto">
              {line}
            </Text>
          ),
      )}
      <Group mt="md" gap="xs">
        {canBeTried && (
          <Button
            leftSection={<IconBulb size={17} aria-hidden />}
            loading={isPending}
            onClick={() => mutate()}
          >
            {t('remedy.try')}
          </Button>
        )}
        <LinkButton to="/remedies" variant="subtle">
          {t('remedy.all')}
        </LinkButton>
      </Group>
    </Section>
  )
}
