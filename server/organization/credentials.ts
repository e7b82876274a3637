import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Passwords of channel databases at rest. AES-256-GCM under a key that HKDF derives from the installation's secret;
 * the record's id is the associated data, so that a sealed password copied to another record does not open there.
 *
 * A sealed password is `kontor1.<key id>.<nonce>.<tag and ciphertext>`, base64url. The key id says which secret
 * sealed it without telling anything of the secret: after the secret was replaced, a password of the old one is
 * recognized as such, instead of looking damaged.
 */
const form = 'kontor1'
const nonceBytes = 12
const tagBytes = 16

/** A sealed password that this secret does not open: it was sealed by another one, or it is damaged. */
export class SealedByOtherSecretError extends Error {
  override readonly name = 'SealedByOtherSecretError'
}

/** Seals a password for one record. */
export function sealPassword(password: string, recordId: string, secret: string): string {
  const { key, keyId } = deriveKey(secret)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(recordId, 'utf8'))
  const ciphertext = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()])
  const sealed = Buffer.concat([cipher.getAuthTag(), ciphertext])
  return [form, keyId, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/**
 * Opens a sealed password.
 * @throws SealedByOtherSecretError when the secret has been replaced since, or the record is not the one it was
 *   sealed for.
 */
export function openPassword(sealedPassword: string, recordId: string, secret: string): string {
  const { key, keyId } = deriveKey(secret)
  const [sealedForm, sealedKeyId, nonce = '', sealed = ''] = sealedPassword.split('.')
  if (sealedForm !== form || sealedKeyId !== keyId) {
    throw new SealedByOtherSecretError(`Sealed under key ${sealedKeyId}, not under ${keyId}`)
  }
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(recordId, 'utf8'))
    decipher.setAuthTag(bytes.subarray(0, tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(tagBytes)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new SealedByOtherSecretError('The sealed password is damaged or belongs to another record', {
      cause: error,
    })
  }
}

const salt = 'kontor channel database credentials'

/** The key for sealing, and a name for it that is derived apart from it. */
function deriveKey(secret: string): { readonly key: Buffer; readonly keyId: string } {
  return {
    key: Buffer.from(hkdfSync('sha256', secret, salt, 'key', 32)),
    keyId: Buffer.from(hkdfSync('sha256', secret, salt, 'key id', 6)).toString('base64url'),
  }
}
