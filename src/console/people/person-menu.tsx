import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconKey, IconPencil, IconShieldOff, IconUserCog, IconUserOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { rolesOf, useSession } from '../api/session.ts'
import { useOneBrand } from '../shell/brand.ts'
import { DetailsDialog } from './details-dialog.tsx'
import { ResetFactorDialog } from './reset-factor-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'
import { TokensDialog } from './tokens-dialog.tsx'

type Open = 'details' | 'roles' | 'tokens' | 'factor' | 'removal' | null

/** What a lead does about somebody: what they are, what programs of theirs may, and that they leave. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const isAdministrator = rolesOf(useSession()).has('administrator')
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { mutate, isPending } = useMutation({
    mutationFn: () => request(`/people/${person.id}`, { method: 'DELETE' }),
    onSuccess: () =>
      notifications.show({ color: 'gray', message: t('people.removed', { name: person.name }) }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: async () => {
      close()
      await queryClient.invalidateQueries({ queryKey: ['people'] })
    },
  })
  return (
    <>
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('people.more', { name: person.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('details')}>
            {t('people.details')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUserCog size={16} aria-hidden />} onClick={() => setOpen('roles')}>
            {t('people.roles')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setOpen('tokens')}>
            {t('tokens.menu')}
          </Menu.Item>
          {isAdministrator && (
            <Menu.Item
              leftSection={<IconShieldOff size={16} aria-hidden />}
              onClick={() => setOpen('factor')}
            >
              {t('people.resetFactor')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => setOpen('removal')}>
            {t('people.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'details' && <DetailsDialog person={person} onClose={close} />}
      {open === 'roles' && <RolesDialog person={person} brand={brand} onClose={close} />}
      {open === 'factor' && <ResetFactorDialog person={person} onClose={close} />}
      {open === 'tokens' && <TokensDialog person={person} onClose={close} />}
      <Modal
        opened={open === 'removal'}
        onClose={close}
        title={t('people.removeTitle', { name: person.name })}
        radius="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text size="sm">{t('people.removeText')}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button loading={isPending} onClick={() => mutate()}>
              {t('people.remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
