// SPDX-License-Identifier: GPL-3.0-or-later
// The auth0 Node SDK, unaltered: what its users calls can do with a person's own token.
import assert from 'node:assert/strict';
import { ManagementClient } from 'auth0';
import { signIn } from './sign-in.mjs';
import { another, everyday } from './tenant.mjs';

const tenant = JSON.parse(process.env.INTEROP_TENANT);
const scopes = 'openid profile email read:current_user create:current_user_metadata '
  + 'update:current_user_metadata delete:current_user_metadata update:current_user_identities '
  + 'create:current_user_device_credentials delete:current_user_device_credentials';

const management = (token) =>
  new ManagementClient({ domain: tenant.domain, token, retry: { enabled: false } });

const mine = await signIn(tenant, everyday(tenant), scopes);
const { users } = management(mine.access_token);

const { data: before } = await users.get({ id: mine.id });
assert.equal(before.user_id, mine.id);
assert.ok(before.identities.length > 0);

const { data: after } = await users.update({ id: mine.id },
  { user_metadata: { interop: { 'häkchen': true } } });
assert.deepEqual(after.user_metadata.interop, { 'häkchen': true });
assert.deepEqual({ ...after.user_metadata, interop: undefined },
  { ...before.user_metadata, interop: undefined });
assert.deepEqual((await users.get({ id: mine.id })).data.user_metadata, after.user_metadata);

const { data: enrollments } = await users.getEnrollments({ id: mine.id });
assert.ok(Array.isArray(enrollments));

// What a user token must not do.
await assert.rejects(users.update({ id: mine.id }, { name: 'Somebody else' }),
  (error) => error.statusCode >= 400 && error.statusCode < 500);
const theirs = await signIn(tenant, another(tenant), scopes);
await assert.rejects(users.get({ id: theirs.id }), { statusCode: 403 });
const reader = await signIn(tenant, everyday(tenant), 'openid read:current_user');
await assert.rejects(
  management(reader.access_token).users.update({ id: mine.id }, { user_metadata: {} }),
  (error) => error.statusCode === 403 && error.errorCode === 'insufficient_scope');
await assert.rejects(management('not.a.token').users.get({ id: mine.id }), { statusCode: 401 });

// Linking takes the other account's ID token; unlinking gives it back.
const { data: linked } = await users.link({ id: mine.id }, { link_with: theirs.id_token });
assert.equal(linked.length, before.identities.length + 1);
const added = linked[linked.length - 1];
const { data: left } = await users.unlink(
  { id: mine.id, provider: added.provider, user_id: String(added.user_id) });
assert.equal(left.length, before.identities.length);
console.log('auth0 Node SDK: read, wrote, linked, unlinked');
