import { Burger, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LivePill } from '../live/live-pill.tsx'
import { BrandChoice } from './brand-choice.tsx'
import { titleSlot } from './page-title.tsx'
import { SearchButton } from './search-button.tsx'
import { UserMenu } from './user-menu.tsx'
import { ZoneClock } from './zone-clock.tsx'

interface Props {
  readonly menuOpen: boolean
  readonly onMenu: () => void
}

export function TopBar({ menuOpen, onMenu }: Props) {
  const { t } = useTranslation()
  return (
    <Group h="100%" px={{ base: 'xs', sm: 'md' }} gap="sm" wrap="nowrap">
      <Burger opened={menuOpen} onClick={onMenu} hiddenFrom="sm" size="sm" aria-label={t('shell.menu')} />
      <div id={titleSlot} style={{ minWidth: 0 }} />
      <BrandChoice />
      <Group ms="auto" gap="xs" wrap="nowrap">
        <SearchButton />
        <ZoneClock />
        <LivePill />
        <UserMenu />
      </Group>
    </Group>
  )
}
