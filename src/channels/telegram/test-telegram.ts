import { GrammyError, type Api } from 'grammy'
import { broken, works, type Finding } from '../port/finding.ts'

/** Whether the token is good, and whether messages come the way that the settings say. */
export async function testTelegram(api: Api, byWebhook: boolean): Promise<readonly Finding[]> {
  try {
    const { username } = await api.getMe()
    const { url } = await api.getWebhookInfo()
    const known = works(`the bot is @${username}`)
    if (byWebhook && !url)
      return [
        known,
        broken(
          'Telegram calls nobody for this bot',
          'Call setWebhook with the hook address of this channel and its secret.',
        ),
      ]
    if (!byWebhook && url)
      return [
        known,
        broken(
          `Telegram calls ${url}; nobody else gets the messages`,
          'Call deleteWebhook, or set webhook_secret_env and let Telegram call us.',
        ),
      ]
    return [known]
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
      return [
        broken(
          'Telegram does not know this token',
          'Ask @BotFather for the token of the bot and set the variable anew.',
        ),
      ]
    return [
      broken(`Telegram does not answer: ${String(error)}`, 'Check the network of this machine and api_url.'),
    ]
  }
}
