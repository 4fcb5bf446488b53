import { ActionIcon, Button, Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { palette } from './palette.ts'

/** Opens the command palette; the keyboard's way is written on it. */
export function SearchButton() {
  const { t } = useTranslation()
  return (
    <>
      <Button
        visibleFrom="md"
        variant="default"
        size="xs"
        radius="xl"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</Kbd>}
        onClick={palette.open}
      >
        {t('shell.search')}
      </Button>
      <ActionIcon
        hiddenFrom="md"
        variant="default"
        radius="xl"
        size="lg"
        aria-label={t('shell.search')}
        onClick={palette.open}
      >
        <IconSearch size={17} />
      </ActionIcon>
    </>
  )
}
