// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on a certified provider that is not Auth0 and has no Management API: the
// sign-in holds, and the pages show the ID token's claims beside an error.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitOf, program, start, startWithJson, withFolder, within } from './tenant.mjs';

await withFolder(async (folder) => {
  const provider = await startWithJson(process.execPath, ['provider.mjs']);
  const opener = join(folder, 'bin');
  const tour = join(folder, 'tour');
  mkdirSync(opener);
  const script = join(opener, 'xdg-open');
  writeFileSync(script,
    `#!/bin/sh\nexec "${process.execPath}" "${join(process.cwd(), 'walk-and-return.mjs')}" "$1"\n`);
  chmodSync(script, 0o755);

  const environment = {
    ...process.env,
    PATH: `${opener}:${process.env.PATH}`,
    INTEROP_PERSON: JSON.stringify({ username: 'ada', password: 'any' }),
  };
  delete environment.DISPLAY;
  delete environment.WAYLAND_DISPLAY;
  const child = start(program, [
    '--domain', provider.info.issuer, '--client-id', provider.info.client_id,
    '--audience', provider.info.audience, '--callback-port', '0', '--tour', tour,
  ], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    assert.equal(await within(90000, 'the tour', exitOf(child)), 0);
  } finally {
    child.kill();
    provider.child.stdin.end();
  }

  const report = JSON.parse(readFileSync(join(tour, 'tour.json'), 'utf8'));
  assert.equal(report.error, null);
  const overview = report.pages.find((page) => page.id === 'overview');
  const words = JSON.stringify(overview.nodes);
  assert.ok(words.includes('Person ada'), 'the name from the ID token');
  assert.ok(words.includes('404'), 'the error of the API');
});
console.log('program on provider: signed in without an API');
