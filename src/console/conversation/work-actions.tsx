import { Button, Group, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconHandGrab,
  IconMessageOff,
  IconUserShare,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { useSession } from '../api/session.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { LifeMenu } from './life-menu.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { NoReplyDialog } from './no-reply-dialog.tsx'
import { SolveDialog } from './solve-dialog.tsx'
import { useLife } from './use-life.ts'
import { useWork, type Work } from './use-work.ts'

interface Props {
  readonly detail: ConversationDetail
  readonly onDone?: (work: Work) => void
  /** On a phone: everything behind one button. */
  readonly compact?: boolean
}

/** Take it or hand it back; solve it, or say why nothing has to be answered. */
export function WorkActions({ detail, onDone, compact = false }: Props) {
  const { t } = useTranslation()
  const { person, brands } = useSession()
  const { live, living } = useLife(detail.id)
  const [merging, { open: openMerging, close: closeMerging }] = useDisclosure(false)
  const [assigning, { open: openAssigning, close: closeAssigning }] = useDisclosure(false)
  const [noReply, { open: openNoReply, close: closeNoReply }] = useDisclosure(false)
  const [solving, { open: openSolving, close: closeSolving }] = useDisclosure(false)
  const mine = detail.holder !== null && detail.holder.person_id === person?.id
  const { work, working } = useWork(detail.id, { mine, onDone })
  const leads = brands.some(
    ({ id, roles }) => id === detail.brand_id && (roles.includes('lead') || roles.includes('administrator')),
  )
  const waits = detail.waiting_since !== null
  const done = detail.state === 'solved' || detail.state === 'closed'
  return (
    <Group gap="xs">
      {!compact && detail.holder === null && waits && (
        <Button
          leftSection={<IconHandGrab size={17} aria-hidden />}
          loading={working === 'take'}
          onClick={() => work({ verb: 'take' })}
        >
          {t('work.take')}
        </Button>
      )}
      {!compact && mine && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={17} aria-hidden />}
          loading={working === 'hand-back'}
          onClick={() => work({ verb: 'hand-back' })}
        >
          {t('work.handBack')}
        </Button>
      )}
      {(!done || !compact) && (
        <Menu position="bottom-end" withArrow>
          <Menu.Target>
            <Button
              variant="default"
              px="xs"
              aria-label={t('work.more')}
              loading={living || working === 'solve' || working === 'no-reply-needed'}
            >
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {compact && mine && (
              <Menu.Item
                leftSection={<IconArrowBackUp size={16} aria-hidden />}
                onClick={() => work({ verb: 'hand-back' })}
              >
                {t('work.handBack')}
              </Menu.Item>
            )}
            {!done && (
              <Menu.Item
                leftSection={<IconCheck size={16} aria-hidden />}
                onClick={() => (waits ? openSolving() : work({ verb: 'solve' }))}
              >
                {t('work.solve')}
              </Menu.Item>
            )}
            {!compact && waits && leads && (
              <Menu.Item leftSection={<IconUserShare size={16} aria-hidden />} onClick={openAssigning}>
                {t('assign.menu')}
              </Menu.Item>
            )}
            {waits && (
              <Menu.Item leftSection={<IconMessageOff size={16} aria-hidden />} onClick={openNoReply}>
                {t('work.noReply')}
              </Menu.Item>
            )}
            {!compact && <LifeMenu detail={detail} live={live} onMerge={openMerging} />}
          </Menu.Dropdown>
        </Menu>
      )}
      {merging && (
        <MergeDialog
          detail={detail}
          onClose={closeMerging}
          onMerge={(conversation) => {
            closeMerging()
            live({
              verb: 'merge',
              body: { conversation_id: conversation },
              said: t('life.said.merge'),
              undo: { verb: 'undo-merge', body: { conversation_id: conversation } },
            })
          }}
        />
      )}
      {assigning && (
        <AssignDialog
          detail={detail}
          onClose={closeAssigning}
          onAssign={({ id, name }) => {
            closeAssigning()
            live({
              verb: 'assign',
              body: { person_id: id },
              said: t('assign.said', { name }),
              undo: detail.holder ? { verb: 'assign', body: { person_id: detail.holder.person_id } } : null,
            })
          }}
        />
      )}
      <NoReplyDialog
        opened={noReply}
        onClose={closeNoReply}
        onChoose={(reason) => {
          closeNoReply()
          work({ verb: 'no-reply-needed', reason })
        }}
      />
      <SolveDialog
        opened={solving}
        onClose={closeSolving}
        onSolve={() => {
          closeSolving()
          work({ verb: 'solve' })
        }}
        onNoReply={() => {
          closeSolving()
          openNoReply()
        }}
      />
    </Group>
  )
}
