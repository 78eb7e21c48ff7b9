import { describe, expect, it } from 'vitest';
import { errorInShort } from '../../lib/errors.ts';
import { application, entity } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send } = lab;

describe('the log', () => {
  it('holds one line a request, and no name, number, token or code', async () => {
    lab.world.logged.length = 0;
    const body = {
      ...application,
      entity: { ...entity, certificate: { kind: 'resident-id', number: '11010119900307001X' } },
      authorizationCodes: [{ code: 'SECRET-CODE-12345' }],
    };
    await send('/v1/assessments', { body });
    await send('/v1/assessments', { body: { ...body, entity: 5 } });
    await send(`/v1/results?subject=${encodeURIComponent('海棠')}`);
    expect(lab.world.logged).toHaveLength(3);
    const text = JSON.stringify(lab.world.logged);
    for (const secret of ['海棠', '11010119900307001X', 'SECRET', 'Bearer', 'eyJ'])
      expect(text).not.toContain(secret);
    expect(lab.world.logged[1]).toMatchObject({
      status: 422,
      problem: 'invalid-request',
      route: '/v1/assessments',
    });
  });
});

it('tells the code of an error, and no value of its message', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:8000'), { code: 'ECONNREFUSED' });
  const told = JSON.stringify(errorInShort(refused));
  expect(told).toContain('"code":"ECONNREFUSED"');
  expect(told).not.toContain('10.0.0.7');
  expect(errorInShort(Object.assign(new Error('x'), { code: 7 }))).not.toHaveProperty('code');
});
