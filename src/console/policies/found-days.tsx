import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { formatDate } from './format-date.ts'
import classes from './found-days.module.css'

export interface ClosedDay {
  readonly date: string
  readonly name: string
}

interface Props {
  readonly days: readonly ClosedDay[]
  /** Titles of what closes only a part of a day and was left out. */
  readonly skipped?: readonly string[]
  readonly onAdd: (days: readonly ClosedDay[]) => void
}

/** Closed days that were found, to be looked at before they are taken. */
export function FoundDays({ days, skipped = [], onAdd }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap="xs">
        {days.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('calendars.noDays')}
          </Text>
        ) : (
          <ul className={classes.days} tabIndex={0} aria-label={t('calendars.holidays')}>
            {days.map(({ date, name }) => (
              <li key={date}>
                <span className="figures">{formatDate(date, i18n.language)}</span> <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        )}
        {skipped.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('calendars.skipped', { names: skipped.join(', ') })}
          </Text>
        )}
        <Group>
          <Button size="compact-sm" disabled={days.length === 0} onClick={() => onAdd(days)}>
            {t('calendars.addDays', {
              count: days.length,
              shown: figures(i18n.language).format(days.length),
            })}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
