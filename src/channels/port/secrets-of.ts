/** The variables of the environment that these settings name, by the setting's path. */
export function secretsOf(settings: unknown, path = ''): readonly { setting: string; variable: string }[] {
  if (typeof settings !== 'object' || settings === null) return []
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const setting = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') return key.endsWith('_env') ? [{ setting, variable: value }] : []
    return secretsOf(value, setting)
  })
}
