import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly head: readonly ReactNode[]
  readonly width?: number
  readonly children: ReactNode
}

/** A table that scrolls sideways by itself on a small screen, by keyboard too. */
export function ScrollTable({ label, head, width = 720, children }: Props) {
  return (
    <Table.ScrollContainer
      minWidth={width}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': label, role: 'region' } }}
    >
      <Table verticalSpacing="sm" horizontalSpacing="lg" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {head.map((cell, index) => (
              <Table.Th key={index} c="dimmed" fw={500} fz="sm">
                {cell}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
