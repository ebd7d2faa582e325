// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for a system browser: walks the forms of the URL it is given and requests the
// callback and the page that this leads to. The person comes from INTEROP_PERSON.
import assert from 'node:assert/strict';
import { request, walk } from './formwalk.mjs';

const authorize = new URL(process.argv[2]);
const callback = authorize.searchParams.get('redirect_uri');
const url = await walk(authorize.href, JSON.parse(process.env.INTEROP_PERSON), callback);
const answer = await request(url);
assert.equal(answer.status, 303);
const done = await request(new URL(answer.headers.location, url).href);
assert.equal(done.status, 200);
