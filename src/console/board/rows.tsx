import { Paper } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardRow } from '../../http/api-types.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { Row } from './row.tsx'
import classes from './rows.module.css'
import { useBoardKeys } from './use-board-keys.ts'
import { useTake } from './use-take.ts'

const height = { wide: 54, narrow: 104 }

/** The rows, of which only those in sight are drawn: ten thousand scroll like ten. */
export function Rows({ rows }: { readonly rows: readonly BoardRow[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const narrow = useMediaQuery('(max-width: 62em)')
  const [offset, setOffset] = useState(0)
  const { take, taking } = useTake()
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? height.narrow : height.wide),
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]?.turn_id ?? index,
    scrollPaddingStart: 76,
    scrollPaddingEnd: 24,
  })
  useLayoutEffect(() => virtual.measure(), [narrow, virtual])
  const { selected, setSelected } = useBoardKeys(rows, list, virtual.scrollToIndex, take)
  return (
    <Paper radius="lg" withBorder className={classes.paper}>
      <div
        ref={list}
        role="list"
        aria-label={t('board.rows')}
        className={classes.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index]
          return (
            row && (
              <div
                key={key}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-index={index}
                className={classes.place}
                style={{ height: size, transform: `translateY(${start - offset}px)` }}
              >
                <Row
                  row={row}
                  selected={index === selected}
                  taking={taking === row.conversation_id}
                  onSelect={() => setSelected(index)}
                  onTake={take}
                />
              </div>
            )
          )
        })}
      </div>
      <KeyboardHelp />
    </Paper>
  )
}
