// SPDX-License-Identifier: GPL-3.0-or-later
// run-with-tenant.mjs SCRIPT: runs it beside the built-in tenant over https. Node reads further
// authorities only at its start, hence a process of its own. INTEROP_TENANT tells it where.
import { exitOf, freePort, start, startTenant, within } from './tenant.mjs';

const ports = [await freePort(), await freePort()];
const [callback, another] = ports.map((port) => `http://127.0.0.1:${port}/callback`);
const tenant = await startTenant('--tls', '--offline-access', '--callback', callback,
  '--callback', another);
const script = start(process.execPath, [process.argv[2]], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    NODE_EXTRA_CA_CERTS: tenant.info.ca_file,
    INTEROP_TENANT: JSON.stringify({ ...tenant.info, callback, ports }),
  },
});
const code = await within(120000, process.argv[2], exitOf(script)).finally(() => script.kill());
await tenant.stop();
process.exitCode = code;
