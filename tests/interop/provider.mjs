// SPDX-License-Identifier: GPL-3.0-or-later
// A certified OpenID provider on a free loopback port, with one native client and one resource
// whose access tokens are JWTs. Prints one line of JSON when ready; ends when its input closes.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const audience = 'https://resource.example/';

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'interop' };
}

const configuration = {
  clients: [{
    client_id: 'account-desk',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    // For native clients the provider ignores the port of a loopback address (RFC 8252, 7.3).
    redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  jwks: { keys: [signingKey()] },
  cookies: { keys: ['made for one run'] },
  pkce: { methods: ['S256'], required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], profile: ['name', 'nickname'], email: ['email', 'email_verified'] },
  extraParams: ['audience'],
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'read:current_user',
        audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 3600,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id, name: `Person ${id}`, nickname: id, email: `${id}@example.org`, email_verified: true,
    }),
  }),
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  server.on('request', provider.callback());
  console.log(JSON.stringify({ issuer, client_id: 'account-desk', audience }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
