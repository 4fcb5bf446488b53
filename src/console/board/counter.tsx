import { Paper, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './counter.module.css'

interface Props {
  readonly value: string
  readonly label: ReactNode
  readonly tone?: 'calm' | 'at_risk' | 'neglected'
  readonly onClick?: () => void
}

/** One figure and what it counts. */
export function Counter({ value, label, tone = 'calm', onClick }: Props) {
  const body = (
    <>
      <span className={`${classes.value} figures ltr`} data-tone={tone}>
        {value}
      </span>
      <span className={classes.label}>{label}</span>
    </>
  )
  return (
    <Paper radius="lg" withBorder className={classes.tile}>
      {onClick ? (
        <UnstyledButton className={classes.body} data-pressable onClick={onClick}>
          {body}
        </UnstyledButton>
      ) : (
        <div className={classes.body}>{body}</div>
      )}
    </Paper>
  )
}
