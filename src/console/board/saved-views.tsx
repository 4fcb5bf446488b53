import { Button, CloseButton, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure, useLocalStorage } from '@mantine/hooks'
import { IconBookmark } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { showUndo } from '../layout/show-undo.tsx'
import { boardSearch, type BoardSearch } from './board-search.ts'

interface View {
  readonly name: string
  readonly search: BoardSearch
}

interface Props {
  readonly search: BoardSearch
  readonly onChoose: (search: BoardSearch) => void
}

/** Filters of the board under a name of one's own, kept on this device. */
export function SavedViews({ search, onChoose }: Props) {
  const { t } = useTranslation()
  const [opened, { toggle, close }] = useDisclosure(false)
  const [name, setName] = useState('')
  const [views, setViews] = useLocalStorage<readonly View[]>({
    key: 'sundial.views',
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: readViews,
  })
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const called = name.trim()
    if (called === '') return
    setViews([...views.filter((view) => view.name !== called), { name: called, search }])
    setName('')
  }
  const remove = (removed: View) => {
    setViews(views.filter((view) => view !== removed))
    showUndo({ message: t('views.removed'), label: t('common.undo'), onUndo: () => setViews(views) })
  }
  return (
    <Popover opened={opened} onChange={toggle} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          fw={500}
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={toggle}
        >
          {t('views.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.title')}>
        <Stack gap="xs" w={260}>
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('views.none')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.name} gap={4} wrap="nowrap" justify="space-between">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  close()
                  onChoose(view.search)
                }}
              >
                <bdi>{view.name}</bdi>
              </Button>
              <CloseButton aria-label={t('views.remove', { name: view.name })} onClick={() => remove(view)} />
            </Group>
          ))}
          <form onSubmit={save}>
            <Group gap="xs" wrap="nowrap">
              <TextInput
                aria-label={t('views.name')}
                placeholder={t('views.name')}
                size="xs"
                maxLength={60}
                style={{ flex: 1 }}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" size="xs" disabled={name.trim() === ''}>
                {t('common.save')}
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Whatever an earlier console or somebody's hand left there, only what is a view is taken. */
function readViews(text: string | undefined): readonly View[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return (Array.isArray(kept) ? kept : []).flatMap((one: unknown) => {
      const { name, search } = (one ?? {}) as Partial<View>
      return typeof name === 'string' ? [{ name, search: boardSearch({ ...search }) }] : []
    })
  } catch {
    return []
  }
}
