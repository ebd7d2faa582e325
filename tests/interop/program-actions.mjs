// SPDX-License-Identifier: GPL-3.0-or-later
// What the window changes, Auth0's own Node SDK sees on the same tenant.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ManagementClient } from 'auth0';
import { tourOf } from './program-tour.mjs';
import { signIn } from './sign-in.mjs';
import { everyday, personOf, withFolder } from './tenant.mjs';

const tenant = JSON.parse(process.env.INTEROP_TENANT);
const tours = join(process.env.ACCOUNTDESK_SOURCE, 'tests', 'e2e', 'tours');

async function reader(person) {
  const mine = await signIn(tenant, person, 'openid read:current_user');
  const { users } = new ManagementClient(
    { domain: tenant.domain, token: mine.access_token, retry: { enabled: false } });
  return async () => (await users.get({ id: mine.id })).data;
}

async function play(name, people) {
  await withFolder(async (folder) => {
    const { code } = await tourOf(folder, people,
      ['--domain', tenant.domain, '--client-id', tenant.client_id, '--ca-file', tenant.ca_file,
        // A second one: the listener of one sign-in may still close when the next begins.
        ...tenant.ports.flatMap((port) => ['--callback-port', `${port}`]),
        '--tour-file', join(tours, name)]);
    assert.equal(code, 0, name);
  });
}

const maja = everyday(tenant);
const readMaja = await reader(maja);
const before = await readMaja();
await play('save-data.tour', maja);
const saved = await readMaja();
assert.equal(saved.user_metadata.language, 'rm');
assert.deepEqual({ ...saved.user_metadata, language: null },
  { ...before.user_metadata, language: null });

await play('unlink.tour', maja);
const unlinked = await readMaja();
assert.deepEqual(unlinked.identities.map((one) => one.provider), ['auth0']);

await play('link.tour', [maja, maja, personOf(tenant, 'maja-social')]);
assert.deepEqual((await readMaja()).identities.map((one) => one.provider), ['auth0', 'github']);

const noa = personOf(tenant, 'hard');
const readNoa = await reader(noa);
assert.deepEqual((await readNoa()).multifactor, ['google-authenticator']);
await play('remove-factor.tour', noa);
assert.deepEqual((await readNoa()).multifactor ?? [], []);
console.log('the auth0 Node SDK sees what the window saved, unlinked, linked and removed');
