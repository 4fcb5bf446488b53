import { Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './section.module.css'

interface Props {
  readonly title?: string
  readonly text?: ReactNode
  readonly actions?: ReactNode
  /** Without space round the content, for tables. */
  readonly flush?: boolean
  readonly children?: ReactNode
}

/** A calm card with a heading: what pages are made of. */
export function Section({ title, text, actions, flush = false, children }: Props) {
  return (
    <Paper component="section" radius="lg" withBorder className={classes.section}>
      {(title ?? actions) && (
        <Group justify="space-between" align="flex-start" gap="sm" className={classes.head}>
          <div>
            {title && (
              <Text component="h2" fw={600}>
                {title}
              </Text>
            )}
            {text && (
              <Text size="sm" c="dimmed" maw={640}>
                {text}
              </Text>
            )}
          </div>
          {actions}
        </Group>
      )}
      {children && <div className={flush ? classes.flush : classes.body}>{children}</div>}
    </Paper>
  )
}
