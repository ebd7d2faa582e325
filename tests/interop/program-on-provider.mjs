// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on a certified provider that is not Auth0 and has no Management API: the
// sign-in holds, and the pages show the ID token's claims beside an error.
import assert from 'node:assert/strict';
import { tourOf, wordsOf } from './program-tour.mjs';
import { startWithJson, withFolder } from './tenant.mjs';

await withFolder(async (folder) => {
  const provider = await startWithJson(process.execPath, ['provider.mjs']);
  const { code, report } = await tourOf(folder, { username: 'ada', password: 'any' }, [
    '--domain', provider.info.issuer, '--client-id', provider.info.client_id,
    '--audience', provider.info.audience, '--callback-port', '0',
  ]).finally(() => provider.child.stdin.end());
  assert.equal(code, 0);
  assert.equal(report.error, null);
  const words = wordsOf(report, 'overview');
  assert.ok(words.includes('Person ada'), 'the name from the ID token');
  assert.ok(words.includes('404'), 'the error of the API');
});
console.log('program on provider: signed in without an API');
