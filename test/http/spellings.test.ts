import { expect, it } from 'vitest';
import { domain, entity, server } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send } = lab;
const sent = { ...domain, entity, expiresOn: '2027-08-01T16:00:00.0Z' };
const spellings = [{ pointer: '#/expiresOn', given: '2027-08-01T16:00:00.0Z', read: '2027-08-02' }];

it('an answer tells what was given, and the same whenever it is read', async () => {
  const { body, text } = await send('/v1/domain-checks', { body: sent });
  expect(body).toMatchObject({ spellings, request: { expiresOn: '2027-08-02' } });
  expect((await send(`/v1/results/${body.id}`)).text).toBe(text);
  const chinese = await send(`/v1/results/${body.id}`, { headers: { 'accept-language': 'zh-CN' } });
  expect(chinese.body.spellings).toEqual(spellings);
});

it('a repeat with the same key gives the first answer, spellings as well', async () => {
  const options = { body: sent, headers: { 'idempotency-key': 'spelled' } };
  const [first, again] = [await send('/v1/domain-checks', options), await send('/v1/domain-checks', options)];
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect([again.text, again.body.spellings]).toEqual([first.text, spellings]);
});

it('a result is judged again as it was, whatever it was spelled like', async () => {
  const { body } = await send('/v1/domain-checks', { body: sent });
  const replay = await send(`/v1/results/${body.id}/replay`);
  expect(replay.body).toMatchObject({ identical: true, changes: [] });
});

it('an answer without other spellings is what it was', async () => {
  const { body } = await send('/v1/server-checks', { body: server });
  expect(Object.keys(body)).not.toContain('spellings');
});

it('assistants are told', async () => {
  const params = { name: 'check_domain', arguments: sent };
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params };
  const { content, structuredContent } = (await send('/mcp', { body })).body.result;
  expect(structuredContent.sections.spellings).toEqual(spellings);
  expect(content[0].text).toContain('#/expiresOn: 2027-08-01T16:00:00.0Z, read as 2027-08-02');
});
