// SPDX-License-Identifier: GPL-3.0-or-later
// The page's side of a measurement: auth0-spa-js in a real Chromium, timed from its own callback
// handler until user and enrollments are read. The first line of the input names the tenant and
// is answered with the page's origin; each further line is one sign-in, answered with its time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { browserArguments, startDriver } from './chromium.mjs';
import { withFolder } from './tenant.mjs';

const library = readFileSync('node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.js');
const page = '<!DOCTYPE html><meta charset="utf-8"><title>client</title>'
  + '<script src="/auth0-spa-js.js"></script>';

const signIn = `
  const [tenant, callback] = arguments;
  // Not createAuth0Client, which would first ask for a session in a hidden frame.
  const client = new window.auth0.Auth0Client({
    domain: tenant.issuer.slice(0, -1), clientId: tenant.clientId,
    authorizationParams: { redirect_uri: callback, audience: tenant.audience, scope: tenant.scope },
  });
  const readAccount = async () => {
    const start = performance.now();
    await client.handleRedirectCallback();
    const [token, { sub }] = [await client.getTokenSilently(), await client.getUser()];
    const headers = { authorization: 'Bearer ' + token };
    const user = tenant.issuer + 'api/v2/users/' + encodeURIComponent(sub);
    const read = async (url) => (await fetch(url, { headers })).json();
    const [profile, enrollments] = await Promise.all([read(user), read(user + '/enrollments')]);
    const ms = performance.now() - start;
    window.result = { ms: profile.user_id === sub && Array.isArray(enrollments) ? ms : 0 };
  };
  (location.search.includes('code=') ? readAccount() : client.loginWithRedirect())
    .catch((error) => { window.result = { error: String(error) }; });`;

const web = createServer((request, response) => {
  const isLibrary = request.url === '/auth0-spa-js.js';
  response.setHeader('content-type', isLibrary ? 'text/javascript' : 'text/html');
  response.setHeader('cache-control', isLibrary ? 'max-age=3600' : 'no-store');
  response.end(isLibrary ? library : page);
});
await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${web.address().port}`;
const callback = `${origin}/callback`;
const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const questions = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const tenant = JSON.parse((await questions.next()).value);

async function signInOnce(browser) {
  const isThere = async () => (await browser.url()).startsWith(`${callback}?`);
  await browser.go(`${origin}/`);
  await browser.run(signIn, tenant, callback);
  // Later rounds find a session at the tenant and come back without a form.
  await browser.until('the form or the callback', async () =>
    await isThere() || await browser.has('input[type=password]'));
  if (!await isThere())
    await browser.signIn(tenant, isThere);
  await browser.run(signIn, tenant, callback);
  const result = await browser.until('the profile', () => browser.run('return window.result'));
  assert.equal(result.error, undefined);
  return result;
}

await withFolder(async (profile) => {
  const browser = await startDriver({
    binary: process.env.ACCOUNTDESK_CHROMIUM,
    args: [...browserArguments, `--user-data-dir=${profile}`],
  });
  try {
    tell({ origin });
    for await (const line of questions)
      tell({ ...JSON.parse(line), ...await signInOnce(browser) });
  } finally {
    await browser.close();
  }
});
web.close();
web.closeAllConnections();
