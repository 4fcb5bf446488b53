import { Avatar, Badge, Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardRow } from '../../http/api-types.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { onTick } from '../live/ticker.ts'
import { CustomerTime } from './customer-time.tsx'
import { HoldingText } from './holding-text.tsx'
import { paintRow } from './paint-row.ts'
import classes from './row.module.css'

interface Props {
  readonly row: BoardRow
  readonly selected: boolean
  readonly taking: boolean
  readonly onSelect: () => void
  readonly onTake: (row: BoardRow) => void
}

/** Who, where and when it is there, what, how long is left, who has it. The ticker paints bar and figures past React. */
export const Row = memo(function Row({ row, selected, taking, onSelect, onTake }: Props) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const root = useRef<HTMLDivElement>(null)
  useEffect(
    () => onTick((now) => root.current && paintRow(root.current, row.clock, now, i18n.language)),
    [row.clock, i18n.language],
  )
  const { customer, conversation_id: id } = row
  const name = customer.name ?? t('customer.unknown')
  return (
    <div
      ref={root}
      className={classes.row}
      data-selected={selected || undefined}
      onFocus={onSelect}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest('a, button'))
          void navigate({ to: '/conversations/$id', params: { id } })
      }}
    >
      <Avatar
        name={customer.name ?? '?'}
        size={34}
        radius="xl"
        color="gray"
        className={classes.face}
        aria-hidden
      />
      <div className={classes.who}>
        <span className={classes.name}>
          <bdi>{name}</bdi>
        </span>
        <CustomerTime zone={customer.time_zone} />
      </div>
      <ChannelIcon kind={row.channel.kind} className={classes.channel} />
      <Link to="/conversations/$id" params={{ id }} className={classes.what}>
        <bdi>{row.subject ?? row.preview}</bdi>
      </Link>
      <Badge variant="default" size="sm" radius="sm" tt="none" fw={500} className={classes.language}>
        {row.language ?? '··'}
      </Badge>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} data-fill />
      </div>
      <span className={`${classes.left} figures ltr`} data-left />
      <div className={classes.holding}>
        <HoldingText row={row} />
      </div>
      <Button
        className={classes.action}
        size="xs"
        variant="default"
        loading={taking}
        onClick={() =>
          row.holder ? void navigate({ to: '/conversations/$id', params: { id } }) : onTake(row)
        }
        aria-label={t(row.holder ? 'board.openOf' : 'board.takeOf', { name })}
        data-free={!row.holder || undefined}
      >
        {t(row.holder ? 'board.open' : 'work.take')}
      </Button>
    </div>
  )
})
