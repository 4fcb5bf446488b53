import {
  Alert,
  Button,
  Chip,
  Fieldset,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channel, MysteryShopper } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { slugOf } from '../format/slug.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { weekdays } from '../roster/new-roster.ts'
import { saveShopper } from './save-shopper.ts'

interface Props {
  readonly brand: string
  /** Null: a new one. */
  readonly shopper: MysteryShopper | null
  readonly onClose: () => void
}

/** Texts lie apart from each other by an empty line. */
const BETWEEN = /\n\s*\n/

/** Where, when and as whom a synthetic customer writes. */
export function ShopperDialog({ brand, shopper, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const myZone = useZone()
  const channels = useQuery(channelsQuery(brand))
  const form = useForm({
    initialValues: {
      name: shopper?.name ?? '',
      channel: shopper?.channel ?? null,
      at: shopper?.at ?? '20:30',
      time_zone: shopper?.time_zone ?? myZone,
      days: [...(shopper?.days ?? weekdays)] as string[],
      sender: shopper?.from.name ?? '',
      address: shopper?.from.address ?? '',
      subject: shopper?.subject ?? '',
      texts: shopper?.texts.join('\n\n') ?? '',
    },
    validate: {
      channel: (channel) => (channel === null ? t('shopper.channelNeeded') : null),
      days: (days) => (days.length === 0 ? t('shopper.dayNeeded') : null),
      texts: (texts) => (texts.trim() === '' ? t('shopper.textNeeded') : null),
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ name, channel, sender, address, texts, days, ...rest }: typeof form.values) =>
      saveShopper(brand, shopper?.name ?? slugOf(name, 'shopper'), {
        ...rest,
        channel: channel ?? '',
        days: weekdays.filter((day) => days.includes(day)),
        from: { name: sender, address },
        texts: texts.split(BETWEEN).flatMap((text) => (text.trim() === '' ? [] : [text.trim()])),
      }),
    onSuccess: async ({ name }) => {
      notifications.show({ color: 'gray', message: t('shopper.said.saved', { name }) })
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['mystery-shoppers'] })
    },
  })
  const doors = (channels.data?.items ?? []).filter(isDoor)
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), form.values.time_zone])]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(shopper ? 'shopper.change' : 'shopper.add')}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack>
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('shopper.name')}
              required
              maxLength={64}
              data-autofocus
              disabled={shopper !== null}
              {...form.getInputProps('name')}
            />
            <Select
              label={t('shopper.channel')}
              data={doors.map(({ slug, name }) => ({ value: slug, label: name }))}
              required
              allowDeselect={false}
              {...form.getInputProps('channel')}
            />
            <TextInput type="time" label={t('shopper.at')} required {...form.getInputProps('at')} />
            <Select
              label={t('shopper.zone')}
              data={zones}
              searchable
              limit={60}
              allowDeselect={false}
              {...form.getInputProps('time_zone')}
            />
          </SimpleGrid>
          <Fieldset legend={t('shopper.days')} variant="unstyled">
            <Chip.Group multiple {...form.getInputProps('days')}>
              <Group gap={6}>
                {weekdays.map((day, index) => (
                  <Chip key={day} value={day} size="sm" variant="light">
                    {nameOfWeekday(index, i18n.language)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {form.errors['days'] && (
              <Text size="sm" c="var(--at-risk-ink)" role="alert">
                {form.errors['days']}
              </Text>
            )}
          </Fieldset>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('shopper.sender')}
              required
              maxLength={100}
              {...form.getInputProps('sender')}
            />
            <TextInput
              type="email"
              label={t('shopper.address')}
              description={t('shopper.addressText')}
              required
              dir="ltr"
              {...form.getInputProps('address')}
            />
          </SimpleGrid>
          <TextInput
            label={t('shopper.subject')}
            required
            maxLength={200}
            dir="auto"
            {...form.getInputProps('subject')}
          />
          <Textarea
            label={t('shopper.texts')}
            description={t('shopper.textsText')}
            required
            autosize
            minRows={4}
            maxRows={12}
            dir="auto"
            {...form.getInputProps('texts')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Channels to which a customer can write without an account elsewhere; the server looks once more. */
function isDoor({ kind, adapter, address }: Channel): boolean {
  return adapter === 'http' || adapter === 'widget' || (kind === 'email' && address !== null)
}
