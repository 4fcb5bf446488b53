import { createSecureContext } from 'node:tls'
import { readFile } from 'node:fs/promises'

/** Where a certificate (with those that vouch for it) and its key lie, as PEM. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
}

export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
}

/** Throws, with the file's name, where one cannot be read, is none, or the two do not belong together. */
export async function readCertificate({ certificate, key }: CertificateFiles): Promise<Certificate> {
  const pair = { cert: await read(certificate), key: await read(key) }
  try {
    createSecureContext(pair)
  } catch (error) {
    throw new Error(
      `${certificate} and ${key} are not a certificate and its key: ${(error as Error).message}`,
      {
        cause: error,
      },
    )
  }
  return pair
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}
