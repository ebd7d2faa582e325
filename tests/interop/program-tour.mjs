// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on a tour of a tenant that is not its own; a stand-in for the system's
// opener signs the person in.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitOf, program, start, within } from './tenant.mjs';

/// Runs the tour in this folder; gives the exit code and tour.json, if there is one. people: who
/// signs in, one for each sign-in; the last for all that follow.
export async function tourOf(folder, people, args, moreEnvironment = {}) {
  const opener = join(folder, 'bin');
  const tour = join(folder, 'tour');
  mkdirSync(opener);
  const script = join(opener, 'xdg-open');
  writeFileSync(script,
    `#!/bin/sh\nexec "${process.execPath}" "${join(process.cwd(), 'walk-and-return.mjs')}" "$1"\n`);
  chmodSync(script, 0o755);

  const queue = join(folder, 'people.json');
  writeFileSync(queue, JSON.stringify([people].flat()));
  const environment = {
    ...process.env,
    ...moreEnvironment,
    PATH: `${opener}:${process.env.PATH}`,
    INTEROP_PEOPLE: queue,
  };
  delete environment.DISPLAY;
  delete environment.WAYLAND_DISPLAY;
  const child = start(program, [...args, '--tour', tour],
    { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await within(90000, 'the tour', exitOf(child)).finally(() => child.kill());
  const file = join(tour, 'tour.json');
  return { code, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

export const wordsOf = (report, page) =>
  JSON.stringify(report.pages.find((one) => one.id === page).nodes);
