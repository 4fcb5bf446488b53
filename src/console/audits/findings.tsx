import { Alert, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import type { HelpdeskCheck } from '../../http/api-types.ts'

const icons = {
  ok: <IconCheck size={18} aria-hidden />,
  warn: <IconAlertTriangle size={18} aria-hidden />,
  fail: <IconX size={18} aria-hidden />,
}

/** What a look at a helpdesk found, and how to mend it. */
export function Findings({ title, findings }: { readonly title: string } & Pick<HelpdeskCheck, 'findings'>) {
  const worst = findings.some(({ verdict }) => verdict !== 'ok')
  return (
    <Alert color={worst ? 'yellow' : 'green'} title={title} role="status">
      <List listStyleType="none" spacing="xs">
        {findings.map(({ verdict, message, mend }) => (
          <List.Item key={message} icon={icons[verdict]}>
            <Stack gap={0}>
              <Text size="sm" dir="auto">
                {message}
              </Text>
              {mend !== null && (
                <Text size="sm" c="dimmed" dir="auto">
                  {mend}
                </Text>
              )}
            </Stack>
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
