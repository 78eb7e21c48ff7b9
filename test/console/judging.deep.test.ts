/** What the browser says of a body is what the service says of it: finding by finding, and the plan day by day. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JudgedKind } from '../../console/judge/tasks.ts';
import { inBrowser, useConsole } from '../../testing/browser.ts';
import { readSamples } from '../../testing/samples.ts';
import { fieldCases } from '../field/field-case.ts';

const KINDS: { readonly [path: string]: JudgedKind } = {
  '/v1/assessments': 'assessment',
  '/v1/domain-checks': 'domain-check',
  '/v1/server-checks': 'server-check',
  '/v1/routing-advice': 'routing-advice',
};

type Given = { name: string; path: string; body: unknown; language: 'en' | 'zh-CN'; now: number };

/** Every body that the service judges: of cases from the field, of examples, of sample events; the last two in both languages. */
async function everyBody(now: number): Promise<Given[]> {
  const both = (given: Omit<Given, 'language' | 'now'>) =>
    (['en', 'zh-CN'] as const).map((language) => ({ ...given, language, now }));
  const cases = fieldCases().flatMap(([name, { exchanges, now: at }]) =>
    exchanges.map(({ send: { path, body, language = 'en' } }) => ({
      name,
      path,
      body,
      language,
      now: Date.parse(at),
    })),
  );
  const samples = (await readSamples(async () => '')).flatMap(({ name, function: of, http }) =>
    http?.method === 'POST' ? both({ name: `${of} ${name}`, path: http.path, body: jsonOf(http.body) }) : [],
  );
  const examples = ['examples/ready.json', 'examples/not-ready.json'].flatMap((name) =>
    both({ name, path: '/v1/assessments', body: JSON.parse(readFileSync(name, 'utf8')) }),
  );
  return [...cases, ...samples, ...examples].filter(({ path, body }) => path in KINDS && body !== undefined);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** In the page: asks the worker, as it was built, for each. */
const ASK_WORKER = `(async (all) => {
  const worker = new Worker(document.querySelector('meta[name=judge]').content, { type: 'module' });
  const told = [];
  for (const [id, asked] of all.entries())
    told.push(await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => data.failed === undefined ? resolve(data.told[0]) : reject(new Error(data.failed));
      worker.onerror = () => reject(new Error('the worker cannot be loaded'));
      worker.postMessage({ id, task: 'judge', asked });
    }));
  return told;
})`;

/** All but the id, by which the service keeps it. */
function withoutId({ id: _, ...result }: Record<string, unknown> = {}): Record<string, unknown> {
  return result;
}

inBrowser('a body that the browser judges', () => {
  const { lab, open } = useConsole();

  it('is judged as by the service: every case from the field, example and sample event', async () => {
    const all = await everyBody(Date.parse('2026-11-26T04:00:00Z'));
    expect(all.length).toBeGreaterThan(60);
    const page = await open();
    const asked = all.map(({ path, body, now, language }) => ({
      requests: [{ kind: KINDS[path], body }],
      now,
      language,
    }));
    const told = (await page.evaluate(`${ASK_WORKER}(${JSON.stringify(asked)})`)) as {
      result?: Record<string, unknown>;
      faults?: unknown;
    }[];
    for (const [place, { name, path, body, language, now }] of all.entries()) {
      lab.world.clock.now = now;
      const answer = await lab.send(path, {
        body,
        tenant: `judging-${place}`,
        headers: { 'accept-language': language },
      });
      const about = `${name} ${path} ${language}`;
      expect([201, 422], about).toContain(answer.status);
      if (answer.status === 422) expect(told[place]?.faults, about).toEqual(answer.body.errors);
      else expect(withoutId(told[place]?.result), about).toEqual(withoutId(answer.body));
    }
    lab.world.clock.now = Date.now();
  });
});
