// SPDX-License-Identifier: GPL-3.0-or-later
// Walks login and consent forms over HTTP as a browser without scripts would.
import http from 'node:http';
import https from 'node:https';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const decode = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => entities[name]);

function attributes(tag) {
  const all = {};
  for (const [, name, , , quoted, single] of tag.matchAll(/([\w-]+)(=("([^"]*)"|'([^']*)'))?/g))
    all[name.toLowerCase()] = decode(quoted ?? single ?? '');
  return all;
}

export function request(url, { method = 'GET', headers = {}, body } = {}) {
  const target = new URL(url);
  const client = target.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = client.request(target, { method, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({
        status: response.statusCode,
        headers: response.headers,
        text: Buffer.concat(parts).toString('utf8'),
      }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/// The first form with all its fields filled in for this person, as the next request.
function submission(html, page, person) {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (!form)
    throw new Error(`no form on ${new URL(page).pathname}: ${html.replace(/<[^>]*>/g, ' ').slice(0, 400)}`);
  const fields = new URLSearchParams();
  let hasName = false;
  for (const [, inside] of form[2].matchAll(/<input\b([^>]*)>/gi)) {
    const input = attributes(inside);
    const isText = ['text', 'email', undefined].includes(input.type);
    if (input.type === 'password')
      fields.append(input.name, person.password);
    else if (isText && !hasName && (hasName = true))
      fields.append(input.name, person.username);
    else if (input.name && input.type !== 'submit')
      fields.append(input.name, input.value ?? '');
  }
  // The first button is the one that goes on.
  const button = /<button\b([^>]*)>/i.exec(form[2]);
  const pressed = button ? attributes(button[1]) : {};
  if (pressed.name)
    fields.append(pressed.name, pressed.value ?? '');
  const action = attributes(form[1]).action;
  return { method: 'POST', url: new URL(action || page, page).href, body: fields.toString() };
}

/// Goes from an authorize URL to the callback, which is returned and not requested.
export async function walk(authorizeUrl, person, callback) {
  const cookies = new Map();
  let next = { method: 'GET', url: authorizeUrl };
  for (let steps = 0; steps < 25; ++steps) {
    const headers = {};
    if (cookies.size)
      headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (next.body !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = Buffer.byteLength(next.body);
      headers.origin = new URL(next.url).origin;
    }
    const answer = await request(next.url, { method: next.method, headers, body: next.body });
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie);
      cookies.set(name, value);
    }
    if (answer.status >= 300 && answer.status < 400) {
      const url = new URL(answer.headers.location, next.url).href;
      if (url.startsWith(`${callback}?`))
        return url;
      next = { method: 'GET', url };
    } else if (answer.status === 200) {
      next = submission(answer.text, next.url, person);
    } else {
      throw new Error(`${answer.status} on ${new URL(next.url).pathname}: ${answer.text.slice(0, 400)}`);
    }
  }
  throw new Error('the pages led in a circle');
}
