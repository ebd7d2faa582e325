// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the program's built-in tenant, other children and their ends.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const program = process.env.ACCOUNTDESK_PROGRAM;

// Whatever ends this process ends its children too, and leaves no folder behind.
const children = new Set();
const folders = new Set();
process.on('exit', () => {
  children.forEach((child) => child.kill());
  folders.forEach(remove);
});

/// A browser that is still ending may write behind our back; that is no failure of a test.
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    folders.delete(folder);
  } catch {
    // Left to the system's cleaning of temporary files.
  }
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(1));

export function start(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/// A promise that fails with this message if the other does not settle in time.
export function within(ms, what, promise) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export const exitOf = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));

/// The first line that matches among what the child prints.
export function lineOf(child, pattern) {
  return within(30000, `a line from ${child.spawnfile}`, new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = pattern.exec(line);
      if (match)
        resolve(match);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  }));
}

/// A child whose first matching line is JSON, parsed as info.
export async function startWithJson(command, args) {
  const child = start(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await lineOf(child, /^\{.*\}$/);
  return { child, info: JSON.parse(line) };
}

/// The built-in tenant with these options; stop() checks that it ends cleanly.
export async function startTenant(...options) {
  const { child, info } = await startWithJson(program, ['--demo-server', ...options]);
  for (const name of ['domain', 'issuer', 'client_id', 'audience', 'people'])
    assert.ok(info[name], `the tenant says its ${name}`);
  const stop = async () => {
    child.kill('SIGINT');
    assert.equal(await within(10000, 'stopping the tenant', exitOf(child)), 0);
    if (info.ca_file)
      assert.ok(!existsSync(info.ca_file), 'B15.4 the certificate file is removed at exit');
  };
  return { info, stop };
}

/// The one among the tenant's people who is nothing special.
export const everyday = (info) => {
  const people = Array.isArray(info.people) ? info.people : Object.values(info.people);
  const person = people.find((one) => one.id === 'everyday') ?? people[0];
  return { username: person.username, password: person.password };
};

/// The one of that id.
export const personOf = (info, id) => {
  const { username, password } = Object.values(info.people).find((one) => one.id === id);
  return { username, password };
};

/// Someone else.
export const another = (info) => {
  const people = Array.isArray(info.people) ? info.people : Object.values(info.people);
  const first = everyday(info).username;
  const person = people.find((one) => one.username !== first);
  return { username: person.username, password: person.password };
};

/// A port that nobody listens on now.
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/// Runs the function with a temporary folder that is removed afterwards.
export async function withFolder(run) {
  const folder = mkdtempSync(join(tmpdir(), 'accountdesk-interop-'));
  folders.add(folder);
  try {
    return await run(folder);
  } finally {
    remove(folder);
  }
}
