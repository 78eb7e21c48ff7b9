import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { type Exchange, type Expectation, fieldCases } from './field-case.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});

describe('a case from the field', () => {
  const cases = fieldCases();

  it('is there', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases)('%s', async (name, { now, exchanges }) => {
    world.clock.now = Date.parse(now);
    for (const { send, expect: expected } of exchanges) expectAnswer(await answerTo(send, name), expected);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
type Answer = { status: number; text: string; body: any };

/** Each case is a tenant of its own. */
async function answerTo(send: Exchange['send'], name: string): Promise<Answer> {
  const { method, path, body, language = 'en' } = send;
  const tenant = name.slice(0, 63);
  const answer = await fetch(`${gateway.address}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${await world.token({ tenant, scope: 'read check codes redeem' })}`,
      'accept-language': language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text) };
}

function expectAnswer({ status, text, body }: Answer, expected: Expectation): void {
  expect(status, text).toBe(expected.status);
  if (expected.verdict !== undefined) expect(body.verdict, text).toBe(expected.verdict);
  for (const finding of expected.findings ?? []) expectFinding(body, finding);
  if (expected.asks !== undefined)
    expect(body.openQuestions.map(({ fact }: { fact: string }) => fact)).toEqual(
      expect.arrayContaining(expected.asks),
    );
  if (expected.faults !== undefined) expectFaults(body, expected.faults);
  for (const [pointer, value] of Object.entries(expected.values ?? {}))
    expect(at(body, pointer), pointer).toEqual(value);
  for (const each of expected.has ?? []) expect(text).toContain(each);
  for (const each of expected.hasNot ?? []) expect(text).not.toContain(each);
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
function expectFinding(body: any, expected: NonNullable<Expectation['findings']>[number]): void {
  const { rule, subject, outcome, messageHas = [], fixHas = [], data = {} } = expected;
  const found = body.findings.filter(
    (finding: { rule: string; subject: { id: string } }) =>
      finding.rule === rule && (subject === undefined || finding.subject.id === subject),
  );
  expect(found, `${rule} ${subject ?? ''}`).toHaveLength(1);
  const [finding] = found;
  expect([rule, finding.outcome, finding.message]).toEqual([rule, outcome, finding.message]);
  for (const each of messageHas) expect(finding.message).toContain(each);
  for (const each of fixHas) expect(finding.fix).toContain(each);
  expect(finding.data).toMatchObject(data);
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
function expectFaults(body: any, expected: NonNullable<Expectation['faults']>): void {
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
    expected.map(({ pointer }) => pointer),
  );
  for (const [place, { detailHas = [] }] of expected.entries())
    for (const each of detailHas) expect(body.errors[place].detail).toContain(each);
}

function at(body: unknown, pointer: string): unknown {
  const parts = pointer.slice(1).split('/');
  return parts.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
        : undefined,
    body,
  );
}
