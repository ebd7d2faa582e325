// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for a system browser: walks the forms of the URL it is given and requests the
// callback and the page that this leads to. The person is the next of the file INTEROP_PEOPLE.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { request, walk } from './formwalk.mjs';

function nextPerson(file) {
  const [first, ...others] = JSON.parse(readFileSync(file, 'utf8'));
  if (others.length)
    writeFileSync(file, JSON.stringify(others));
  return first;
}

const authorize = new URL(process.argv[2]);
const callback = authorize.searchParams.get('redirect_uri');
const url = await walk(authorize.href, nextPerson(process.env.INTEROP_PEOPLE), callback);
const answer = await request(url);
assert.equal(answer.status, 303);
const done = await request(new URL(answer.headers.location, url).href);
assert.equal(done.status, 200);
