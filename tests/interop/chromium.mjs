// SPDX-License-Identifier: GPL-3.0-or-later
// A real Chromium through its driver (WebDriver over HTTP), as little as these tests need.
import { getuid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { lineOf, start, within } from './tenant.mjs';

export const browserArguments = [
  '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', ...(getuid() === 0 ? ['--no-sandbox'] : []),
];

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/// A driver on a free port with one session; close() ends both.
export async function startDriver(chromeOptions) {
  const driver = start(process.env.ACCOUNTDESK_CHROMEDRIVER, ['--port=0'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const [, port] = await lineOf(driver, /started successfully on port (\d+)/);

  async function call(method, path, body) {
    const answer = await within(60000, `${method} ${path}`,
      fetch(`http://127.0.0.1:${port}${path}`,
        { method, body: body === undefined ? undefined : JSON.stringify(body) }));
    const { value } = await answer.json();
    if (!answer.ok)
      throw new Error(`${value.error}: ${value.message.split('\n')[0]}`);
    return value;
  }

  const { sessionId } = await call('POST', '/session',
    { capabilities: { alwaysMatch: { 'goog:chromeOptions': chromeOptions } } })
    .catch((error) => { driver.kill(); throw error; });
  const session = `/session/${sessionId}`;

  const find = async (selector) =>
    (await call('POST', `${session}/elements`, { using: 'css selector', value: selector }))
      .map((element) => element[elementKey]);

  const browser = {
    go: (url) => call('POST', `${session}/url`, { url }),
    url: () => call('GET', `${session}/url`),
    run: (script, ...args) => call('POST', `${session}/execute/sync`, { script, args }),
    has: async (selector) => (await find(selector)).length > 0,
    click: async (selector) => call('POST', `${session}/element/${(await find(selector))[0]}/click`, {}),
    type: async (selector, text) =>
      call('POST', `${session}/element/${(await find(selector))[0]}/value`, { text }),

    /// Asks again and again until the answer is something.
    until: async (what, ask) => {
      const deadline = Date.now() + 60000;
      for (;;) {
        const answer = await ask().catch((error) => {
          if (Date.now() > deadline)
            throw error;
        });
        if (answer)
          return answer;
        if (Date.now() > deadline)
          throw new Error(`${what} did not come; the page is ${await browser.where()}`);
        await setTimeout(50);
      }
    },

    where: async () => {
      const url = new URL(await browser.url());
      return `${url.origin}${url.pathname}: ${await browser.run('return document.body.innerText.slice(0, 400)')}`;
    },

    /// Fills in the tenant's pages until the browser is where isThere says.
    signIn: async (person, isThere) => {
      await browser.until('the login form', () => browser.has('input[type=password]'));
      await browser.type('input[type=text], input[type=email], input:not([type])', person.username);
      await browser.type('input[type=password]', person.password);
      await browser.click('form button, form input[type=submit]');
      await browser.until('the end of the sign-in', async () => {
        if (await isThere())
          return true;
        // Consent and confirmation: the first button goes on.
        if (!(await browser.has('input[type=password]')) && await browser.has('form button'))
          await browser.click('form button');
        return false;
      });
    },

    close: async () => {
      await call('DELETE', session).catch(() => {});
      driver.kill();
    },
    /// Ends a browser that the driver did not start itself, and waits until it is gone.
    closeBrowser: async () => {
      await call('POST', `${session}/goog/cdp/execute`, { cmd: 'Browser.close', params: {} })
        .catch(() => {});
      await browser.until('the end of the browser', () =>
        fetch(`http://${chromeOptions.debuggerAddress}/json/version`).then(() => false, () => true));
    },
  };
  return browser;
}
