import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { api } from '../../functions/console.ts';
import { readAssets } from '../../lib/routes/console-assets.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const decoded = { br: brotliDecompressSync, gzip: gunzipSync };

async function fetched(path: string, headers: Record<string, string> = {}) {
  return lab.world.call(api, { path, token: null, headers });
}

describe('GET /', () => {
  it('leads to the console', async () => {
    const { status, headers } = await fetched('/');
    expect([status, headers.location]).toEqual([302, '/console/']);
  });
});

describe('the pages', () => {
  it.each(['/console/', '/console', '/console/index.html', '/v1/docs'])(
    '%s names files that are there, and lets in nothing from elsewhere',
    async (path) => {
      const { status, headers, text } = await fetched(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:/);
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|https?:/);
      const named = [...text.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].map(([, name = '']) => name);
      expect(named.length).toBeGreaterThanOrEqual(3);
      for (const name of named) expect(readAssets().has(name), name).toBe(true);
    },
  );

  it('name the identity provider as the only other host to speak to, where there is one', async () => {
    const signIn = { issuer: 'https://login.example/realms/icp', clientId: 'console' };
    const services = { ...lab.world.services, signIn };
    const page = await lab.world.call(api, { path: '/console/', token: null }, services);
    expect(page.headers['content-security-policy']).toContain("connect-src 'self' https://login.example;");
    const { body } = await lab.world.call(api, { path: '/console/config.json', token: null }, services);
    expect(body).toEqual({ signIn });
    expect((await fetched('/console/config.json')).body).toEqual({ signIn: null });
  });
});

describe('the files', () => {
  const names = [...readAssets().keys()];
  const script = names.find((name) => name.startsWith('main-')) ?? '';

  it('carry their content in their names, and may be kept for ever', async () => {
    for (const name of names.filter((each) => !each.endsWith('.html'))) {
      expect(name).toMatch(/-[A-Z0-9]{8}\.(?:js|css|svg)$/);
      const { status, headers } = await fetched(`/console/${name}`);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each([
    ['br', 'gzip, deflate, br, zstd'],
    ['br', '*'],
    ['gzip', 'gzip'],
    ['gzip', 'br;q=0, gzip;q=0.5'],
    [undefined, ''],
    [undefined, 'identity'],
    [undefined, 'br;q=0, gzip;q=0'],
    [undefined, 'zstd'],
  ] as const)('come as %s where the browser takes “%s”', async (encoding, accepted) => {
    const { headers, text } = await fetched(`/console/${script}`, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('accept-encoding, accept-language');
    const content = encoding === undefined ? text : decoded[encoding](Buffer.from(text, 'base64')).toString();
    expect(content).toBe((await fetched(`/console/${script}`)).text);
    expect(content).toContain('import');
  });

  it('arrive whole over HTTP', async () => {
    const answer = await fetch(`${lab.gateway.address}/console/${script}`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toBe((await fetched(`/console/${script}`)).text);
  });

  it.each(['nothing.js', '..%2fpackage.json', 'main.js', '__proto__', '%00', 'config.json.js'])(
    'are no others: %s',
    async (name) => {
      const { status, headers } = await fetched(`/console/${name}`);
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    },
  );
});

/** A first visit loads the page, its style, the modules of the frame, and those of the page Application. */
describe('the first page', () => {
  it('is 70 KB of script and style at most, compressed with gzip, with the form that comes behind it', async () => {
    const loaded = await firstVisit();
    const sizes = loaded.map((name) => Buffer.from(readAssets().get(name)?.gzip ?? '', 'base64').length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(loaded.some((name) => name.endsWith('.css'))).toBe(true);
    expect(loaded.some((name) => name.startsWith('form-beside-verdict-'))).toBe(true);
    expect(total).toBeLessThanOrEqual(70 * 1024);
    expect(total).toBeGreaterThan(10 * 1024);
  });
});

async function firstVisit(): Promise<string[]> {
  const index = (await fetched('/console/')).text;
  const form = [...readAssets().keys()].find((name) => name.startsWith('form-beside-verdict-')) ?? '';
  const waiting = [...index.matchAll(/(?:src|href)="\/console\/([^"]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  );
  const loaded = new Set<string>();
  waiting.push(form);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    const { text } = await fetched(`/console/${name}`);
    for (const [, imported = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) waiting.push(imported);
  }
  return [...loaded];
}
