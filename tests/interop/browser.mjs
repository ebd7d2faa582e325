// SPDX-License-Identifier: GPL-3.0-or-later
// B1.1 The system browser, by default: the program itself opens a real Chromium through xdg-open, a person types
// into the built-in tenant's pages, and the browser ends on the loopback callback.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, startDriver } from './chromium.mjs';
import { everyday, exitOf, freePort, program, start, startTenant, withFolder, within } from './tenant.mjs';

/// An xdg-open that starts Chromium with this profile and waits for it.
function installOpener(folder, profile) {
  const quoted = [...browserArguments, '--remote-debugging-port=0', `--user-data-dir=${profile}`]
    .map((argument) => `'${argument}'`).join(' ');
  const script = join(folder, 'xdg-open');
  writeFileSync(script, '#!/bin/sh\n'
    + `exec "${process.env.ACCOUNTDESK_CHROMIUM}" ${quoted} "$1" >/dev/null 2>&1\n`);
  chmodSync(script, 0o755);
}

/// The port that Chromium writes into its profile once it can be driven.
function debuggingPort(profile) {
  const file = join(profile, 'DevToolsActivePort');
  return within(60000, 'the browser that the program opens', new Promise((resolve) => {
    const look = () => {
      const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
      if (port) {
        watcher.close();
        resolve(port);
      }
    };
    const watcher = watch(profile, look);
    look();
  }));
}

await withFolder(async (folder) => {
  const port = await freePort();
  const callback = `http://127.0.0.1:${port}/callback`;
  const tenant = await startTenant('--callback', callback);
  const profile = join(folder, 'chromium');
  const opener = join(folder, 'bin');
  const tour = join(folder, 'tour');
  mkdirSync(profile);
  mkdirSync(opener);
  installOpener(opener, profile);

  const environment = { ...process.env, PATH: `${opener}:${process.env.PATH}` };
  delete environment.DISPLAY;
  delete environment.WAYLAND_DISPLAY;
  const child = start(program, [
    '--domain', tenant.info.issuer, '--client-id', tenant.info.client_id,
    '--audience', tenant.info.audience, '--callback-port', String(port), '--tour', tour,
  ], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = exitOf(child);

  try {
    const debugging = await Promise.race([debuggingPort(profile),
      ended.then((code) => assert.fail(`the program ended with ${code} before a browser came`))]);
    const browser = await startDriver({ debuggerAddress: `127.0.0.1:${debugging}` });
    try {
      await browser.signIn(everyday(tenant.info),
        async () => (await browser.url()) === `http://127.0.0.1:${port}/done`);
      // B3.8: the address bar keeps no code.
      assert.equal(await browser.run('return location.search + location.hash'), '');
      assert.notEqual(await browser.run('return document.body.innerText.trim()'), '');
    } finally {
      await browser.closeBrowser();
      await browser.close();
    }
    assert.equal(await within(60000, 'the tour', ended), 0);
  } finally {
    child.kill();
  }

  const report = JSON.parse(readFileSync(join(tour, 'tour.json'), 'utf8'));
  assert.equal(report.error, null);
  assert.deepEqual(report.pages.map((page) => page.id).slice(0, 2), ['overview', 'profile']);
  for (const page of report.pages)
    assert.ok(existsSync(join(tour, page.png)), page.png);
  await tenant.stop();
});
console.log('system browser: signed in');
