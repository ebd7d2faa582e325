// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens for a person of the built-in tenant by code and PKCE, through its forms.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { request, walk } from './formwalk.mjs';

/// tenant: what the tenant printed, with a callback that is registered there.
export async function signIn(tenant, person, scope) {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL('authorize', tenant.issuer);
  url.search = new URLSearchParams({
    response_type: 'code', client_id: tenant.client_id, redirect_uri: tenant.callback, scope,
    audience: tenant.audience, state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'), code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const back = new URL(await walk(url.href, person, tenant.callback));
  const body = new URLSearchParams({
    grant_type: 'authorization_code', client_id: tenant.client_id, code_verifier: verifier,
    redirect_uri: tenant.callback, code: back.searchParams.get('code'),
  }).toString();
  const answer = await request(new URL('oauth/token', tenant.issuer), {
    method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body) },
  });
  assert.equal(answer.status, 200, answer.text);
  const tokens = JSON.parse(answer.text);
  const id = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url')).sub;
  return { ...tokens, id };
}
