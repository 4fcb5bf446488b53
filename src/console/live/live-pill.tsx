import { Badge, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { useLine } from './line.ts'
import classes from './live-pill.module.css'

/** Whether what is on the page is what is: live, with the delay of the last event, or not. */
export function LivePill() {
  const { t, i18n } = useTranslation()
  const { state, delay } = useLine()
  const seconds = figures(i18n.language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  })
  return (
    <Tooltip label={t(`live.${state}Text`)}>
      <Badge
        variant="default"
        size="lg"
        radius="xl"
        tt="none"
        fw={500}
        className="figures"
        leftSection={<span className={classes.dot} data-state={state} />}
      >
        {t(`live.${state}`)}
        {state === 'live' && delay !== null && (
          <span className={classes.delay}>{seconds.format(Math.max(0.1, delay / 1_000))}</span>
        )}
      </Badge>
    </Tooltip>
  )
}
