/** Fifty thousand that people choose most, in lower case; read when somebody first sets a password. */
let read: Promise<ReadonlySet<string>> | null = null

export function commonPasswords(): Promise<ReadonlySet<string>> {
  return (read ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((one) => one.toLowerCase())),
  ))
}
