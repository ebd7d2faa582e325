// SPDX-License-Identifier: GPL-3.0-or-later
// auth0-spa-js and auth0-js's Management client, unaltered, in a real Chromium on the built-in
// tenant over https, from a page of an allowed origin.
import assert from 'node:assert/strict';
import { X509Certificate, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:tls';
import { browserArguments, startDriver } from './chromium.mjs';
import { everyday, startTenant, withFolder } from './tenant.mjs';

const files = {
  '/auth0-spa-js.js': 'node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.js',
  '/auth0-js.js': 'node_modules/auth0-js/dist/auth0.min.js',
};
const page = '<!DOCTYPE html><meta charset="utf-8"><title>client</title>'
  // Both libraries call themselves auth0.
  + '<script src="/auth0-spa-js.js"></script><script>window.spa = auth0</script>'
  + '<script src="/auth0-js.js"></script><script>window.classic = auth0</script>';

/// Base64 of the SHA-256 of the server's public key, as Chromium's option wants it.
function keyPin({ domain, ca_file: authority }) {
  const [host, port] = domain.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port), ca: readFileSync(authority) }, () => {
      const { raw } = socket.getPeerCertificate();
      const key = new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'der' });
      socket.end();
      resolve(createHash('sha256').update(key).digest('base64'));
    });
    socket.on('error', reject);
  });
}

// What runs in the page. Results go to window.result, since scripts here may not be awaited.
const begin = `
  const [tenant, callback] = arguments;
  window.spa.createAuth0Client({
    domain: tenant.domain, clientId: tenant.client_id, useRefreshTokens: true,
    cacheLocation: 'localstorage',
    authorizationParams: {
      redirect_uri: callback, audience: tenant.audience,
      scope: 'openid profile email offline_access read:current_user update:current_user_metadata',
    },
  }).then(async (client) => {
    window.client = client;
    if (!location.search.includes('code='))
      return client.loginWithRedirect();
    await client.handleRedirectCallback();
    // Two access tokens of one second are the same text, so renewal is seen by the rotated one.
    const kept = () => Object.values(localStorage)
      .map((entry) => JSON.parse(entry).body?.refresh_token).find(Boolean);
    const before = kept();
    const token = await client.getTokenSilently({ cacheMode: 'off' });
    window.result = { user: await client.getUser(), token, isRenewed: kept() !== before };
  }).catch((error) => { window.result = { error: String(error) }; });`;

const manage = `
  const [domain, token, sub] = arguments;
  const management = new window.classic.Management({ domain, token });
  const settle = (name, done) => (error, answer) => error
    ? (window.managed = { error: name + ': ' + JSON.stringify(error) }) : done(answer);
  management.getUser(sub, settle('getUser', (user) =>
    management.patchUserMetadata(sub, { interop: 'auth0-js' }, settle('patch', (patched) => {
      window.managed = { user, patched };
    }))));`;

const web = createServer((request, response) => {
  const file = files[new URL(request.url, 'http://x').pathname];
  response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
  response.end(file ? readFileSync(file) : page);
});
await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${web.address().port}`;
const callback = `${origin}/callback`;
const tenant = await startTenant('--tls', '--offline-access', '--callback', callback,
  '--allow-origin', origin);

await withFolder(async (profile) => {
  const browser = await startDriver({
    binary: process.env.ACCOUNTDESK_CHROMIUM,
    args: [...browserArguments, `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${await keyPin(tenant.info)}`],
  });
  try {
    await browser.go(`${origin}/`);
    await browser.run(begin, tenant.info, callback);
    await browser.signIn(everyday(tenant.info),
      async () => (await browser.url()).startsWith(`${callback}?`));
    await browser.run(begin, tenant.info, callback);
    const { user, token, isRenewed, error } = await browser.until('the user of auth0-spa-js',
      () => browser.run('return window.result'));
    assert.equal(error, undefined);
    assert.ok(user.sub && token);
    assert.ok(isRenewed, 'the second token came by the refresh token');

    await browser.run(manage, tenant.info.domain, token, user.sub);
    const managed = await browser.until('the answer to auth0-js',
      () => browser.run('return window.managed'));
    assert.equal(managed.error, undefined);
    assert.equal(managed.user.user_id, user.sub);
    assert.equal(managed.patched.user_metadata.interop, 'auth0-js');
  } finally {
    await browser.close();
  }
});
web.close();
web.closeAllConnections();
await tenant.stop();
console.log('auth0-spa-js and auth0-js: signed in, renewed, read, wrote');
