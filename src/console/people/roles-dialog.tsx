import { Alert, Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, Role } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { showUndo } from '../layout/show-undo.tsx'

const roles: readonly Role[] = ['expert', 'lead', 'executive', 'administrator']

interface Props {
  readonly person: Person
  readonly brand: string
  readonly onClose: () => void
}

/** What somebody is in this brand: several things, or nothing any more. */
export function RolesDialog({ person, brand, onClose }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { brands } = useSession()
  const { id, name } = brands.find(({ slug }) => slug === brand) ?? { id: '', name: brand }
  const before = person.roles.filter(({ brand_id }) => brand_id === id).map(({ role }) => role)
  const [chosen, setChosen] = useState<readonly Role[]>(before)
  const send = (next: readonly Role[]) =>
    request<Person>(`/people/${person.id}/roles`, { method: 'PUT', body: { brand, roles: next } })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(chosen),
    onSuccess: async () => {
      onClose()
      showUndo({
        message: t('people.rolesSaid', { name: person.name }),
        label: t('common.undo'),
        onUndo: () => void send(before).finally(() => void refresh()),
      })
      await refresh()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.rolesTitle', { name: person.name, brand: name })}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={t(`role.${role}`)}
            description={t(`people.roleText.${role}`)}
            checked={chosen.includes(role)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked ? [...chosen, role] : chosen.filter((one) => one !== role),
              )
            }
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
