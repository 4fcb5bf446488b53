import { ActionIcon, Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MysteryShopper } from '../../http/api-types.ts'
import { weekdays } from '../roster/new-roster.ts'
import { formatMoment, cityOf } from '../format/moment.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { now } from '../live/now.ts'
import { useShopperDeeds } from './use-shopper-deeds.ts'

interface Props {
  readonly brand: string
  readonly shopper: MysteryShopper
  /** What the channel is called. */
  readonly channel: string
  readonly onChange: () => void
}

/** One synthetic customer: where and when it writes, and when next. */
export function ShopperRow({ brand, shopper, channel, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { visit, remove, busy } = useShopperDeeds(brand, shopper)
  const { name, from, at, days, time_zone: zone, next_at: next, configured } = shopper
  const daily = days.length === weekdays.length
  const icon = { size: 16, 'aria-hidden': true } as const
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          <bdi>{name}</bdi>
        </Text>
        <Text size="xs" c="dimmed">
          <bdi>{from.name}</bdi>
          {configured && ` · ${t('shopper.configured')}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <bdi>{channel}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" className="figures">
          {t('shopper.atIn', { at, place: cityOf(zone) })}
        </Text>
        <Text size="xs" c="dimmed">
          {daily
            ? t('shopper.everyDay')
            : days.map((day) => nameOfWeekday(weekdays.indexOf(day), i18n.language)).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" className="figures">
          {next === null ? t('shopper.never') : formatMoment(Date.parse(next), now(), zone, i18n.language)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerPlay {...icon} />}
            loading={busy}
            onClick={visit}
            aria-label={`${t('shopper.visit')}: ${name}`}
          >
            {t('shopper.visit')}
          </Button>
          {!configured && (
            <Menu position="bottom-end" withArrow>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={t('shopper.more', { name })}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onChange}>
                  {t('shopper.change')}
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
                  {t('shopper.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
