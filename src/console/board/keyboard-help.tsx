import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure, useWindowEvent } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

const event = 'sundial:keyboard-help'
const keys = [
  { name: 'down', keys: ['j'] },
  { name: 'up', keys: ['k'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'take', keys: ['t'] },
  { name: 'search', keys: ['/'] },
  { name: 'palette', keys: ['Ctrl', 'K'] },
  { name: 'send', keys: ['Ctrl', 'Enter'] },
  { name: 'help', keys: ['?'] },
] as const

export function openKeyboardHelp(): void {
  window.dispatchEvent(new Event(event))
}

/** What the keys do, for whoever asks with `?`. */
export function KeyboardHelp() {
  const { t } = useTranslation()
  const [open, { open: show, close }] = useDisclosure(false)
  useWindowEvent(event as keyof WindowEventMap, show)
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('keyboard.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      radius="lg"
    >
      <Stack gap="sm">
        {keys.map(({ name, keys: pressed }) => (
          <Group key={name} justify="space-between">
            <Text size="sm">{t(`keyboard.${name}`)}</Text>
            <Group gap={4} dir="ltr">
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}
