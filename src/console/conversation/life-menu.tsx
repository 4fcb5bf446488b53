import { Menu } from '@mantine/core'
import {
  IconAlarmSnooze,
  IconArrowMerge,
  IconBell,
  IconHourglassLow,
  IconArrowBackUp,
  IconPlayerPause,
  IconRefresh,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail, NotCustomer } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { now as serverNow } from '../live/now.ts'
import { changedLately } from './changed-lately.ts'
import { snoozes, wakesAt } from './snooze-times.ts'
import type { useLife } from './use-life.ts'

const strangers: readonly NotCustomer[] = ['spam', 'pitch', 'colleague', 'vendor']
const icon = { size: 16, 'aria-hidden': true } as const

interface Props {
  readonly detail: ConversationDetail
  readonly live: ReturnType<typeof useLife>['live']
  readonly onMerge: () => void
}

/** Put it off, wait for something, join it with another, or say that nobody waits here at all. */
export function LifeMenu({ detail, live, onMerge }: Props) {
  const { t } = useTranslation()
  const done = detail.state === 'solved' || detail.state === 'closed'
  const status = (state: 'open' | 'pending' | 'on_hold') => {
    const before = detail.state
    live({
      verb: 'status',
      body: { state },
      said: t(`life.said.${state}`),
      undo:
        before === 'open' || before === 'pending' || before === 'on_hold'
          ? { verb: 'status', body: { state: before } }
          : null,
    })
  }
  return (
    <>
      {!done && <SnoozeMenu live={live} />}
      {detail.snoozed_until !== null && (
        <Menu.Item
          leftSection={<IconBell {...icon} />}
          onClick={() => live({ verb: 'wake', said: t('life.said.wake'), undo: null })}
        >
          {t('life.wake')}
        </Menu.Item>
      )}
      {!done && detail.state !== 'pending' && (
        <Menu.Item leftSection={<IconHourglassLow {...icon} />} onClick={() => status('pending')}>
          {t('life.pending')}
        </Menu.Item>
      )}
      {!done && detail.state !== 'on_hold' && (
        <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={() => status('on_hold')}>
          {t('life.onHold')}
        </Menu.Item>
      )}
      {detail.state === 'solved' && changedLately(detail.events, { state: 'solved' }, serverNow()) && (
        <Menu.Item
          leftSection={<IconArrowBackUp {...icon} />}
          onClick={() => live({ verb: 'undo-solving', said: t('life.said.solvingUndone'), undo: null })}
        >
          {t('life.undoSolving')}
        </Menu.Item>
      )}
      {detail.state !== 'open' && detail.state !== 'closed' && (
        <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => status('open')}>
          {t('life.reopen')}
        </Menu.Item>
      )}
      {!done && (
        <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={onMerge}>
          {t('life.merge')}
        </Menu.Item>
      )}
      {detail.not_customer === null ? (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconUserOff {...icon} />}>{t('life.notCustomer')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {strangers.map((what) => (
              <Menu.Item
                key={what}
                onClick={() =>
                  live({
                    verb: 'not-customer',
                    body: { what },
                    said: t('life.said.notCustomer'),
                    undo: { verb: 'not-customer', method: 'DELETE' },
                  })
                }
              >
                {t(`life.strangers.${what}`)}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      ) : (
        <Menu.Item
          leftSection={<IconUserCheck {...icon} />}
          onClick={() =>
            live({ verb: 'not-customer', method: 'DELETE', said: t('life.said.customer'), undo: null })
          }
        >
          {t('life.customer')}
        </Menu.Item>
      )}
    </>
  )
}

function SnoozeMenu({ live }: Pick<Props, 'live'>) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const now = serverNow()
  const shown = (at: number) => formatMoment(at, now, zone, i18n.language)
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconAlarmSnooze {...icon} />}>{t('life.snooze')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {snoozes.map((snooze) => {
          const at = wakesAt(snooze, now, zone)
          return (
            <Menu.Item
              key={snooze}
              rightSection={<span className="figures">{shown(at)}</span>}
              onClick={() =>
                live({
                  verb: 'snooze',
                  body: { until: new Date(at).toISOString() },
                  said: t('life.said.snooze', { at: shown(at) }),
                  undo: { verb: 'wake' },
                })
              }
            >
              {t(`life.snoozes.${snooze}`)}
            </Menu.Item>
          )
        })}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
