/**
 * Traffic that leaves something of every kind in a table: what goes well, what is refused, and what a process leaves that
 * dies. Said in requests alone, so that every release understands it.
 */
import { application, domain, entity, server } from '../../testing/facts.ts';
import type { Asked, Exchanged } from './recording.ts';

/** The release at work. */
export type Stage = {
  /** Sets the clock: an instant. */
  at: (instant: string) => void;
  ask: (asked: Partial<Asked> & Pick<Asked, 'path'>) => Promise<Exchanged>;
  /** The same in a process that dies at the nth call of the table, before it reaches the table or after. */
  die: (asked: Partial<Asked> & Pick<Asked, 'path'>, call: number, done: boolean) => Promise<void>;
  /** A scheduled run over all shards; it may die as well. */
  run: (dies?: { call: number; done: boolean }) => Promise<void>;
  /** Whether a record has notices that are not queued yet. */
  hasNotices: () => Promise<boolean>;
  /** Where notices go, and how that answers from now on. */
  receiver: { url: string; answer: (status: number) => void };
};

export const OWNER = 'haitang';
export const GUEST = 'qingmu';

/** A little more than a month, to its end. */
export async function play(stage: Stage): Promise<void> {
  stage.at('2026-10-20T02:00:00Z');
  await receivers(stage);
  await checks(stage);
  await filings(stage);
  stage.at('2026-11-10T02:00:00Z');
  await stage.run();
  await codes(stage);
  stage.at('2026-11-23T01:15:00Z');
  await lastDay(stage);
  await deaths(stage);
  await halfARun(stage);
}

async function receivers({ ask, receiver: { url } }: Stage): Promise<void> {
  const put = (path: string, body: unknown) => ask({ method: 'PUT', path, body });
  await put('/v1/webhooks/ops', { url });
  await put('/v1/webhooks/codes', { url: `${url}/codes`, events: ['server.expiring', 'server.expired'] });
  await put('/v1/webhooks/ops', { url, newSecret: true });
  await put('/v1/calendar-feeds/team', { language: 'zh-CN' });
  await put('/v1/calendar-feeds/office', {});
}

/** Servers and domains that end on different days, before and after the recording ends. */
const SERVERS = {
  'ecs-long': { startsOn: '2026-10-01', expiresOn: '2027-10-01' },
  'ecs-soon': { startsOn: '2026-06-01', expiresOn: '2026-12-01' },
  'ecs-over': { startsOn: '2026-05-05', expiresOn: '2026-11-05' },
  'ecs-short': { startsOn: '2026-10-01', expiresOn: '2026-11-25' },
  'ecs-full': { startsOn: '2026-10-02', expiresOn: '2027-10-02' },
  'ecs-die-0': { startsOn: '2026-10-02', expiresOn: '2027-10-02' },
  'ecs-die-1': { startsOn: '2026-10-02', expiresOn: '2027-10-02' },
  'ecs-gone': { startsOn: '2026-10-02', expiresOn: '2027-10-02' },
};
const DOMAINS = {
  'haitangjiaju.cn': '2028-03-01',
  'qixian.com': '2026-12-20',
  'jintian.net': '2026-11-24',
  'guoqi.cn': '2026-11-01',
};

async function checks({ ask }: Stage): Promise<void> {
  for (const [id, subscription] of Object.entries(SERVERS))
    await ask({ path: '/v1/server-checks', body: { ...server, id, subscription } });
  await ask({ path: '/v1/server-checks', body: { ...server, id: 'eip-less', eip: null } });
  for (const [name, expiresOn] of Object.entries(DOMAINS))
    await ask({ path: '/v1/domain-checks', body: { ...domain, name, expiresOn, entity } });
  await ask({ path: '/v1/domain-checks', body: { ...domain, name: '海棠家具.中国', entity } });
  await ask({ path: '/v1/domain-checks', body: { name: 'wenti.com' }, tenant: GUEST });
  await ask({ path: '/v1/domain-checks', body: { ...domain, track: false, statuses: ['clientHold'] } });
  await ask({ path: '/v1/server-checks', body: { ...server, id: 'gast-ecs' }, tenant: GUEST });
}

async function filings({ ask }: Stage): Promise<void> {
  const move = (name: string, body: unknown) =>
    ask({ method: 'PUT', path: `/v1/filings/${name}/state`, body });
  await move('haitangjiaju.cn', { state: 'to-complete', note: '第一次备案' });
  await move('haitangjiaju.cn', { state: 'awaiting-first-review' });
  await move('haitangjiaju.cn', { state: 'awaiting-send' });
  await move('haitangjiaju.cn', { state: 'sms-verification' });
  await move('qixian.com', { state: 'to-complete' });
  await move('jintian.net', { state: 'filed', adopt: true, since: '2026-10-15' });
  await move('guoqi.cn', {
    state: 'filed',
    adopt: true,
    since: '2025-03-01',
    completed: ['public-security'],
  });
  await move('guoqi.cn', { state: 'access-cancelled' });
  await move('biangeng.cn', { state: 'filed', adopt: true, since: '2026-09-01' });
  await move('biangeng.cn', { state: 'change-in-progress' });
  await move('shenhe.cn', { state: 'at-authority', adopt: true, since: '2026-10-12' });
  await move('fangqi.cn', { state: 'to-complete' });
  await move('fangqi.cn', { state: 'abandoned' });
}

async function codes({ ask }: Stage): Promise<void> {
  const issue = (id: string, body: unknown = {}, key?: string) =>
    ask({ method: 'POST', path: `/v1/servers/${id}/authorization-codes`, body, ...(key && { key }) });
  const redeem = (code: string, name: string, more: Partial<Asked> = {}) =>
    ask({
      path: '/v1/redemptions',
      body: { code, website: { domain: name, name: more.tenant ?? '海棠家具' } },
      ...more,
    });
  const [spare, used, released, filed] = [
    await issue('ecs-long', { note: '备用' }, 'issue-of-october'),
    await issue('ecs-long'),
    await issue('ecs-long'),
    await issue('ecs-long'),
  ];
  const revoked = await issue('ecs-long');
  await issue('ecs-long');
  await ask({ method: 'DELETE', path: `/v1/authorization-codes/${revoked.answer.id}` });
  const granted = await issue('ecs-full', { grantedTo: GUEST });
  await issue('ecs-full', { code: 'hw 2026 abcd-9876', grantedTo: GUEST, note: 'console' });
  await ask({ method: 'POST', path: '/v1/servers/gast-ecs/authorization-codes', body: {}, tenant: GUEST });
  await issue('ecs-full', { code: 'CONSOLE-CODE-4471' });
  // The code of another server: its entry is taken back.
  await issue('ecs-soon', { code: 'CONSOLE-CODE-4471' });
  await issue('ecs-soon');
  await redeem(used.answer.code, 'haitangjiaju.cn');
  await redeem(used.answer.code, 'qixian.com');
  await redeem(revoked.answer.code, 'qixian.com');
  await redeem(granted.answer.code, 'qixian.com');
  const given = await redeem(granted.answer.code, 'wenti.com', { tenant: GUEST });
  await ask({ path: `/v1/redemptions/${given.answer.id}`, tenant: GUEST, method: 'GET' });
  const before = await redeem(released.answer.code, 'qixian.com');
  await ask({ method: 'DELETE', path: `/v1/redemptions/${before.answer.id}` });
  const made = await redeem(filed.answer.code, 'jintian.net');
  const number = { number: '粤ICP备2026012345号-1' };
  await ask({ path: `/v1/redemptions/${made.answer.id}/filing`, body: number, key: 'filing-of-november' });
  await redeem('WRONG-CODE-0000-1111', 'qixian.com');
  await redeem(spare.answer.code, 'haitangjiaju.cn');
}

/** What a repeat may still come of when the next release is deployed. */
async function lastDay({ ask, run, receiver }: Stage): Promise<void> {
  const keyed = (path: string, body: unknown, key: string) => ask({ path, body, key });
  await keyed('/v1/domain-checks', { ...domain, entity }, 'domain-check');
  await keyed('/v1/server-checks', { ...server, id: 'ecs-keyed' }, 'server-check');
  await keyed('/v1/assessments', large(12), 'assessment');
  const certificate = { kind: 'unified-social-credit-code', number: '91440300MA5EXAMP0C' };
  await ask({
    path: '/v1/assessments',
    body: { ...application, entity: { ...entity, certificate }, servers: [{ ...server, id: 'ecs-long' }] },
  });
  await keyed('/v1/allocations', allocationOf(large(2)), 'allocation');
  await keyed(
    '/v1/routing-advice',
    { domain: domain.name, filing: { status: 'none' }, servers: [server] },
    'routing',
  );
  const [code, other] = [
    await ask({ path: '/v1/servers/ecs-full/authorization-codes', body: {}, key: 'issue-of-the-last-day' }),
    await ask({ path: '/v1/servers/ecs-full/authorization-codes', body: {} }),
  ];
  const website = { domain: 'jieri.cn' };
  await keyed('/v1/redemptions', { code: code.answer.code, website }, 'redemption');
  await keyed('/v1/redemptions', { code: code.answer.code, website: { domain: 'qixian.com' } }, 'refused');
  await keyed('/v1/redemptions', { code: code.answer.code, website }, 'redeemed-before');
  const gone = await keyed(
    '/v1/redemptions',
    { code: other.answer.code, website: { domain: 'likai.cn' } },
    'released',
  );
  await ask({ method: 'DELETE', path: `/v1/redemptions/${gone.answer.id}` });
  const move = (name: string, body: unknown) =>
    ask({ method: 'PUT', path: `/v1/filings/${name}/state`, body });
  await move('duanxin.cn', { state: 'sms-verification', adopt: true, since: '2026-11-22T20:00:00Z' });
  await move('chushen.cn', { state: 'awaiting-first-review', adopt: true });
  await move('gongan.cn', { state: 'filed', adopt: true, since: '2026-11-20' });
  await ask({ method: 'DELETE', path: '/v1/servers/ecs-gone' });
  await ask({ method: 'DELETE', path: '/v1/domains/guoqi.cn' });
  receiver.answer(500);
  await run();
}

/** Of every length: one dies before its first write, one after it, one before the second … */
async function deaths({ ask, die }: Stage): Promise<void> {
  for (let call = 1; call <= 3; call += 1) {
    const code = await ask({ path: `/v1/servers/ecs-die-0/authorization-codes`, body: {} });
    const website = { domain: `siwang-${call}.cn` };
    await die({ path: '/v1/redemptions', body: { code: code.answer.code, website } }, call, true);
    await die(
      { path: '/v1/domain-checks', body: { ...domain, name: `siwang-${call}.com` }, key: `dead-${call}` },
      call,
      true,
    );
    await die(
      { path: '/v1/servers/ecs-die-1/authorization-codes', body: {}, key: `dead-code-${call}` },
      call,
      true,
    );
  }
  const code = await ask({ path: `/v1/servers/ecs-die-0/authorization-codes`, body: {} });
  const body = { code: code.answer.code, website: { domain: 'siwang-4.cn' } };
  const made = await ask({ path: '/v1/redemptions', body });
  await die({ method: 'DELETE', path: `/v1/redemptions/${made.answer.id}` }, 3, true);
}

/** Runs that die, until one does between the status of a record and its notices. */
async function halfARun({ at, run, hasNotices }: Stage): Promise<void> {
  at('2026-11-23T16:30:00Z');
  for (let call = 1; !(await hasNotices()); call += 1) await run({ call, done: true });
  at('2026-11-23T16:40:00Z');
}

function large(websites: number) {
  return {
    ...application,
    websites: Array.from({ length: websites }, (_, at) => ({
      ...application.websites[0],
      name: `海棠家具${at}`,
      domains: [{ ...domain, name: `haitang-${at}.cn`, expiresOn: `2027-0${(at % 9) + 1}-11` }],
    })),
    servers: Array.from({ length: 3 }, (_, at) => ({ ...server, id: `ecs-of-many-${at}` })),
  };
}

function allocationOf({ websites, servers }: ReturnType<typeof large>) {
  return {
    websites: websites.map(({ domains }) => ({ domain: domains[0]?.name, entity: entity.name })),
    servers,
  };
}
