import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

interface Undo {
  readonly message: string
  /** What the button says. */
  readonly label: string
  readonly onUndo: () => void
}

/** Says what was done, and for ten seconds offers to take it back. */
export function showUndo({ message, label, onUndo }: Undo): void {
  const id = notifications.show({
    color: 'gray',
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id)
            onUndo()
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  })
}
