import { z } from 'zod'
import { NotCalled, VOUCH } from '../../../network/network.ts'
import { OauthRefused } from '../../oauth/access-tokens.ts'
import { broken, works, type Finding } from '../../port/finding.ts'
import { MicrosoftRefuses, type MicrosoftMail } from './microsoft-mail.ts'
import type { MicrosoftSettings } from './microsoft-settings.ts'

const folder = z.object({ displayName: z.string() })

/** Signs in and looks for every folder that is watched. */
export async function testMicrosoft(
  mail: MicrosoftMail,
  { mailbox, folders, sent_folder }: MicrosoftSettings,
): Promise<readonly Finding[]> {
  const names: string[] = []
  for (const name of [...folders, sent_folder]) {
    try {
      const { json } = await mail.get(`mailFolders/${encodeURIComponent(name)}`)
      names.push(folder.parse(json).displayName)
    } catch (error) {
      return [broken(`${name}: ${(error as Error).message}`, mendOf(error, name))]
    }
  }
  return [works(`Microsoft lets us into ${mailbox}: ${names.join(', ')}`)]
}

function mendOf(error: unknown, name: string): string {
  if (error instanceof NotCalled) return VOUCH
  if (error instanceof OauthRefused)
    return 'Check tenant and client_id, and that the client secret (its value, not its id) has not expired.'
  if (!(error instanceof MicrosoftRefuses)) return 'Check the network of this machine, api_url and token_url.'
  if (error.status === 404 && /folder/i.test(error.code + error.message))
    return `Name a folder of the mailbox by its id or well-known name; "${name}" is none.`
  if (error.status === 404) return 'Check mailbox: the user principal name of a user or shared mailbox.'
  if (error.status === 401 || error.status === 403)
    return 'Give the application Mail.ReadWrite and Mail.Send in Microsoft Entra, and let an administrator consent.'
  return 'Check the settings of the channel.'
}
