// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program over https: with the tenant's authority it shows the account, without it
// the sign-in is refused and nothing asks to click the warning away.
import assert from 'node:assert/strict';
import { tourOf, wordsOf } from './program-tour.mjs';
import { everyday, freePort, startTenant, withFolder } from './tenant.mjs';

const port = await freePort();
const tenant = await startTenant('--tls', '--callback', `http://127.0.0.1:${port}/callback`);
const args = ['--domain', tenant.info.domain, '--client-id', tenant.info.client_id,
  '--callback-port', `${port}`];
const person = everyday(tenant.info);
const environment = { NODE_EXTRA_CA_CERTS: tenant.info.ca_file };

await withFolder(async (folder) => {
  const { code, report } = await tourOf(folder, person,
    [...args, '--ca-file', tenant.info.ca_file], environment);
  assert.equal(code, 0);
  assert.equal(report.error, null);
  assert.ok(wordsOf(report, 'profile').includes(person.username), 'the profile of the API');
});
await withFolder(async (folder) => {
  const { code, report } = await tourOf(folder, person, args, environment);
  assert.equal(code, 3, 'B11.1 an unknown authority ends the sign-in');
  assert.equal(report.error.kind, 'Untrusted');
});
await tenant.stop();
console.log('program on https: trusts the given authority only');
