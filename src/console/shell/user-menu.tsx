import { Avatar, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { languages } from '../i18n/languages.ts'
import { changeLanguage } from '../i18n/start-i18n.ts'
import { useSignOut } from '../sign-in/use-sign-out.ts'

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const

/** Who is signed in; language, light or dark, signing out. */
export function UserMenu() {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const chosen = <IconCheck size={15} aria-hidden />
  return (
    <Menu position="bottom-end" width={230} withArrow>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={person?.name ?? 'S'} color="accent" radius="xl" size={34} aria-hidden />
          <VisuallyHidden>{t('shell.account', { name: person?.name ?? t('shell.operator') })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{person ? `${person.name} · ${person.email}` : t('shell.operator')}</bdi>
        </Menu.Label>
        <Menu.Divider />
        {languages.map(({ code, name }) => (
          <Menu.Item
            key={code}
            lang={code}
            rightSection={code === i18n.language ? chosen : null}
            onClick={() => void changeLanguage(code)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {schemes.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={15} aria-hidden />}
            rightSection={value === colorScheme ? chosen : null}
            onClick={() => setColorScheme(value)}
          >
            {t(`scheme.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {person && (
          <Menu.Item component={Link} to="/account" leftSection={<IconShieldLock size={15} aria-hidden />}>
            {t('shell.signInSettings')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
