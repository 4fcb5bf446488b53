import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail, Person } from '../../http/api-types.ts'
import { useSession } from '../api/session.ts'
import { nameOfLanguage } from '../format/language.ts'
import { figures } from '../format/figures.ts'
import { cityOf, formatClock } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { now } from '../live/now.ts'
import { peopleQuery } from '../people/people-query.ts'
import { personState } from '../people/person-state.ts'

interface Props {
  readonly detail: ConversationDetail
  readonly onClose: () => void
  readonly onAssign: (person: Person) => void
}

const order = { here: 0, awake: 1, asleep: 2, away: 3 } as const

/** Whoever shall have it from now on: those who are there first, with what they hold and what time it is where they are. */
export function AssignDialog({ detail, onClose, onAssign }: Props) {
  const { t, i18n } = useTranslation()
  const { brands } = useSession()
  const brand = brands.find(({ id }) => id === detail.brand_id)?.slug ?? ''
  const people = useQuery(peopleQuery(brand))
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const at = now()
  const asked = text.trim().toLowerCase()
  const fit = (items: readonly Person[]) =>
    items
      .filter(({ id }) => id !== detail.holder?.person_id)
      .filter(({ roles }) => roles.some(({ role }) => role !== 'executive'))
      .filter(({ name, skills, languages }) =>
        [name, ...skills, ...languages].some((word) => word.toLowerCase().includes(asked)),
      )
      .toSorted((a, b) => order[personState(a, at)] - order[personState(b, at)] || a.holding - b.holding)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assign.title')}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Loaded query={people}>
        {({ items }) => {
          const found = fit(items)
          const person = found.find(({ id }) => id === chosen)
          return (
            <Stack>
              <Text size="sm" c="dimmed">
                {detail.holder ? t('assign.textFrom', { name: detail.holder.name }) : t('assign.text')}
              </Text>
              <TextInput
                type="search"
                label={t('assign.search')}
                value={text}
                data-autofocus
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Radio.Group value={chosen} onChange={setChosen} aria-label={t('assign.title')}>
                <Stack gap="xs" mah={360} style={{ overflowY: 'auto' }}>
                  {found.length === 0 && (
                    <Text size="sm" c="dimmed">
                      {t('palette.nothing')}
                    </Text>
                  )}
                  {found.map((one) => (
                    <Radio
                      key={one.id}
                      value={one.id}
                      label={<bdi>{one.name}</bdi>}
                      description={[
                        t(`personState.${personState(one, at)}`),
                        `${cityOf(one.time_zone)} ${formatClock(at, one.time_zone, i18n.language)}`,
                        one.languages.map((code) => nameOfLanguage(code, i18n.language)).join(', '),
                        t('assign.holds', { shown: figures(i18n.language).format(one.holding) }),
                      ].join(' · ')}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t('common.cancel')}
                </Button>
                <Button disabled={!person} onClick={() => person && onAssign(person)}>
                  {person ? t('assign.giveTo', { name: person.name }) : t('assign.give')}
                </Button>
              </Group>
            </Stack>
          )
        }}
      </Loaded>
    </Modal>
  )
}
