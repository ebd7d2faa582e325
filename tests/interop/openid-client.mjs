// SPDX-License-Identifier: GPL-3.0-or-later
// openid-client, unaltered, signs in to the built-in tenant with PKCE and renews.
import assert from 'node:assert/strict';
import { Issuer, generators } from 'openid-client';
import { walk } from './formwalk.mjs';
import { everyday } from './tenant.mjs';

const tenant = JSON.parse(process.env.INTEROP_TENANT);
const issuer = await Issuer.discover(tenant.issuer);
assert.equal(issuer.metadata.issuer, tenant.issuer);
const client = new issuer.Client({
  client_id: tenant.client_id,
  redirect_uris: [tenant.callback],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  id_token_signed_response_alg: 'RS256',
});

async function signIn() {
  const checks = {
    code_verifier: generators.codeVerifier(), state: generators.state(), nonce: generators.nonce(),
  };
  const url = client.authorizationUrl({
    scope: 'openid profile email offline_access read:current_user',
    audience: tenant.audience,
    code_challenge: generators.codeChallenge(checks.code_verifier),
    code_challenge_method: 'S256',
    state: checks.state,
    nonce: checks.nonce,
  });
  const answer = client.callbackParams(await walk(url, everyday(tenant), tenant.callback));
  return { answer, checks };
}

const { answer, checks } = await signIn();
const tokens = await client.callback(tenant.callback, answer, checks);
assert.ok(tokens.id_token && tokens.access_token && tokens.refresh_token);
assert.equal(tokens.claims().iss, tenant.issuer);
const userinfo = await client.userinfo(tokens);
assert.equal(userinfo.sub, tokens.claims().sub);

// A code is good once.
await assert.rejects(client.callback(tenant.callback, answer, checks), { error: 'invalid_grant' });

// A verifier of another attempt is refused.
const second = await signIn();
await assert.rejects(
  client.callback(tenant.callback, second.answer,
    { ...second.checks, code_verifier: generators.codeVerifier() }),
  { error: 'invalid_grant' });

const third = await signIn();
const held = await client.callback(tenant.callback, third.answer, third.checks);
const renewed = await client.refresh(held.refresh_token);
assert.ok(renewed.access_token);
assert.notEqual(renewed.refresh_token, held.refresh_token);
// The reuse of a rotated token ends its family.
await assert.rejects(client.refresh(held.refresh_token), { error: 'invalid_grant' });
await assert.rejects(client.refresh(renewed.refresh_token), { error: 'invalid_grant' });

const fourth = await signIn();
const last = await client.callback(tenant.callback, fourth.answer, fourth.checks);
await client.revoke(last.refresh_token, 'refresh_token');
await assert.rejects(client.refresh(last.refresh_token), { error: 'invalid_grant' });
assert.ok(new URL(client.endSessionUrl({ id_token_hint: last.id_token })).href
  .startsWith(tenant.issuer));
console.log('openid-client: signed in, renewed, revoked');
