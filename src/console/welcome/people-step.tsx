import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { ImportDialog } from '../people/import-dialog.tsx'
import { NewPersonForm } from '../people/new-person-form.tsx'
import { peopleQuery } from '../people/people-query.ts'
import { SignInLinkButton } from '../people/sign-in-link-button.tsx'

const SHOWN = 12

/** Those who answer: added one by one or from a spreadsheet, each with a link to sign in by. */
export function PeopleStep({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const people = useQuery(peopleQuery(brand)).data?.items ?? []
  const [importing, { open, close }] = useDisclosure(false)
  return (
    <Stack>
      <Text>{t('welcome.stepText.people')}</Text>
      <NewPersonForm brand={brand} />
      <Group>
        <Button variant="default" leftSection={<IconFileSpreadsheet size={17} aria-hidden />} onClick={open}>
          {t('people.import')}
        </Button>
      </Group>
      {people.length > 0 && (
        <ScrollTable
          label={t('people.title')}
          width={480}
          head={(['person', 'signIn'] as const).map((key) => t(`people.head.${key}`))}
        >
          {people.slice(0, SHOWN).map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <bdi>{person.name}</bdi>
                <Text size="xs" c="dimmed">
                  {[...new Set(person.roles.map(({ role }) => t(`role.${role}`)))].join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <SignInLinkButton person={person} />
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      )}
      {importing && <ImportDialog brand={brand} onClose={close} />}
    </Stack>
  )
}
