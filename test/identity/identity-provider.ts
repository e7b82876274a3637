import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the provider says of somebody. */
export interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified?: boolean
  readonly name?: string
}

/** A small but real OpenID Connect provider: discovery, keys, authorization code with PKCE, signed ID tokens. */
export interface IdentityProvider {
  readonly issuer: string
  /** Lets somebody consent at an authorization address; the address they are sent back to. */
  consent(authorizationUrl: string, claims: Claims): URL
  close(): Promise<void>
}

export const client = { clientId: 'kontor', clientSecret: 'the client’s secret' }

/** Starts a provider, on a port of its own unless one is given. */
export async function startIdentityProvider(port = 0): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<
    string,
    { readonly claims: Claims; readonly nonce: string | null; readonly challenge: string }
  >()
  let issuer = ''

  const idToken = (claims: Claims, nonce: string | null) => {
    const seconds = Math.floor(Date.now() / 1000)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const body = { iss: issuer, aud: client.clientId, iat: seconds, exp: seconds + 300, nonce, ...claims }
    const signed = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(body)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
  }

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return answer(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case '/keys':
        return answer(200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
        })
      case '/token': {
        const form = new URLSearchParams(await textOf(request))
        const grant = grants.get(form.get('code') ?? '')
        grants.delete(form.get('code') ?? '')
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url')
        if (!grant || grant.challenge !== challenge || form.get('client_secret') !== client.clientSecret)
          return answer(400, { error: 'invalid_grant' })
        return answer(200, {
          access_token: randomUUID(),
          token_type: 'Bearer',
          expires_in: 300,
          refresh_token: randomUUID(),
          id_token: idToken(grant.claims, grant.nonce),
        })
      }
      default:
        return answer(404, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    consent(authorizationUrl, claims) {
      const { searchParams } = new URL(authorizationUrl)
      const code = randomUUID()
      const challenge = searchParams.get('code_challenge') ?? ''
      grants.set(code, { claims, nonce: searchParams.get('nonce'), challenge })
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      return back
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
