/** A table that does not answer a run, or not all of it: what the run says then, and whether it has failed. */
import { describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { addDays, dayAt } from '../../lib/calendar.ts';
import { tableUnavailable } from '../../lib/errors.ts';
import type { Services } from '../../lib/http/services.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import { duePartitions, trackedKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { useLab } from '../../testing/lab.ts';
import { openTableProxy } from '../../testing/table-proxy.ts';
import { NOW } from '../../testing/world.ts';

const lab = useLab();

/** A run with another table, and what it left in the log. */
async function runWith(tableFor: Services['tableFor'], { event = {}, remainingMs = 60_000 } = {}) {
  const logged: Record<string, unknown>[] = [];
  const services = {
    ...lab.world.services,
    tableFor,
    log: (entry: Record<string, unknown>) => logged.push(entry),
  };
  const context = { awsRequestId: 'run-1', getRemainingTimeInMillis: () => remainingMs };
  const run = createScheduleHandler(() => services)(event, context);
  const [outcome] = await Promise.allSettled([run]);
  return { outcome, told: logged.filter((line) => 'problem' in line), summary: logged.at(-1) };
}
const endpointOf = (endpoint: string) => openTable({ ...lab.world.table, endpoint });

/** A table behind something that answers everything alike. */
async function behind(status: number, type: string | undefined) {
  const proxy = await openTableProxy('http://nobody.invalid', async () =>
    type === undefined
      ? new Promise<never>(() => undefined)
      : {
          status,
          headers: {},
          text: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'secret' }),
        },
  );
  return { tableFor: endpointOf(proxy.endpoint), close: () => proxy.close() };
}

/** The real table, whose pages of these partitions are not answered, for this cause. */
function withoutPages(of: (partition: string) => boolean, cause: Error) {
  return (deadlineMs: number): Table => {
    const table = lab.world.services.tableFor(deadlineMs);
    return {
      ...table,
      query: async (query) => {
        if (of(query.partition)) throw tableUnavailable(cause);
        return table.query(query);
      },
    };
  };
}
const refused = () => Object.assign(new Error('connect 10.1.2.3:8000'), { code: 'ECONNREFUSED' });
const throttled = () => Object.assign(new Error('slow down'), { name: 'ThrottlingException' });

describe('a run that could not ask what is due', () => {
  it('fails where nobody listens, and says why once', async () => {
    const { outcome, told, summary } = await runWith(endpointOf('http://127.0.0.1:9'));
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { message: 'The table could not be asked what is due: ECONNREFUSED', code: 'ECONNREFUSED' },
    });
    expect(told).toMatchObject([
      {
        function: 'revalidate',
        requestId: 'run-1',
        problem: 'table-unavailable',
        cause: { code: 'ECONNREFUSED' },
      },
    ]);
    expect(summary).toMatchObject({ function: 'revalidate', due: 0, remaining: 1 });
  });

  it.each([
    ['there is no such table', 400, 'ResourceNotFoundException', 'ResourceNotFoundException'],
    ['the service is at fault', 500, 'InternalServerError', 'InternalServerError'],
    ['nothing is answered in its time', 0, undefined, expect.stringMatching(/^(Abort|Timeout)Error$/)],
  ])('fails where %s', async (_, status, type, name) => {
    const { tableFor, close } = await behind(status, type);
    const { outcome, told } = await runWith(() => tableFor(1_000));
    await close();
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: name } });
    expect(told).toMatchObject([{ cause: { name } }]);
    expect(JSON.stringify([told, String(outcome.status === 'rejected' && outcome.reason)])).not.toContain(
      'secret',
    );
  });

  it('has not failed where the table throttles it', async () => {
    const { tableFor, close } = await behind(400, 'ProvisionedThroughputExceededException');
    const { outcome, told, summary } = await runWith(tableFor, { event: { shards: [3] } });
    await close();
    expect(outcome).toMatchObject({ status: 'fulfilled', value: { due: 0, remaining: 1 } });
    expect(told).toMatchObject([{ cause: { name: 'ProvisionedThroughputExceededException' } }]);
    expect(summary).toMatchObject({ remaining: 1 });
  });

  it('has not failed where the table throttles it until its time is over', async () => {
    let asked = 0;
    const late = Object.assign(new Error('late'), { name: 'TimeoutError' });
    const tableFor = (deadlineMs: number): Table => ({
      ...lab.world.services.tableFor(deadlineMs),
      query: async () => {
        asked += 1;
        throw tableUnavailable(asked < 3 ? throttled() : late);
      },
    });
    const { outcome, told } = await runWith(tableFor);
    expect(outcome).toMatchObject({ status: 'fulfilled', value: { due: 0, remaining: 1 } });
    expect(told).toMatchObject([
      { cause: { name: 'ThrottlingException' } },
      { cause: { name: 'TimeoutError' } },
    ]);
  });

  it('fails where it has no time to look, and cannot count either', async () => {
    const { outcome } = await runWith(endpointOf('http://127.0.0.1:9'), { remainingMs: 2_000 });
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'ECONNREFUSED' } });
  });
});

describe('a run whose table stops answering', () => {
  let names = 0;
  const trackTen = async () => {
    const expiresOn = addDays(dayAt(NOW), 5);
    for (let at = 0; at < 10; at += 1) {
      names += 1;
      const body = { name: `o${names}.cn`, expiresOn };
      await lab.world.call(checkDomain, { path: '/v1/domain-checks', body });
    }
  };
  const half = (first: number) =>
    new Set(Array.from({ length: 8 }, (_, at) => duePartitions('records', first + at)).flat());
  /** What the next run finds, once the table answers again. */
  const leftOver = async () => {
    const { summary, told } = await runWith(lab.world.services.tableFor);
    expect(told).toEqual([]);
    return Number(summary?.due);
  };

  it.each([
    ['breaks off', refused, { code: 'ECONNREFUSED' }],
    ['throttles', throttled, { name: 'ThrottlingException' }],
  ])(
    'after some shards, as it %s, keeps what is done, says why, and has not failed',
    async (_, cause, named) => {
      await trackTen();
      const late = half(8);
      const first = await runWith(withoutPages((partition) => late.has(partition), cause()));
      expect(first.outcome).toMatchObject({ status: 'fulfilled', value: { failed: 0 } });
      expect(first.told).toMatchObject([{ problem: 'table-unavailable', cause: named }]);
      expect(JSON.stringify(first.told)).not.toContain('10.1.2.3');
      expect(first.summary?.remaining).toBeGreaterThan(0);
      const left = await leftOver();
      expect([left > 0, left + Number(first.summary?.due)]).toEqual([true, 10]);
    },
  );

  it('for the first shards looks at the others where it is throttled, and asks no more where nobody answers', async () => {
    await trackTen();
    const early = half(0);
    const silent = await runWith(withoutPages((partition) => early.has(partition), refused()));
    expect(silent.outcome).toMatchObject({ status: 'rejected', reason: { code: 'ECONNREFUSED' } });
    expect(silent.summary).toMatchObject({ due: 0, remaining: 1 });
    const held = await runWith(withoutPages((partition) => early.has(partition), throttled()));
    expect(held.outcome.status).toBe('fulfilled');
    const left = await leftOver();
    expect([left > 0, left < 10, left + Number(held.summary?.due)]).toEqual([true, true, 10]);
  });

  it('for one record, as it is throttled, leaves that one and looks at the other shards', async () => {
    await trackTen();
    const tableFor = (deadlineMs: number): Table => {
      const table = lab.world.services.tableFor(deadlineMs);
      return {
        ...table,
        async update(key, ...given) {
          if (key.pk === trackedKey('acme', 'domain', `o${names}.cn`).pk) throw tableUnavailable(throttled());
          return table.update(key, ...given);
        },
      };
    };
    const { outcome, told, summary } = await runWith(tableFor);
    expect(outcome).toMatchObject({ status: 'fulfilled', value: { failed: 0 } });
    expect(told).toMatchObject([{ cause: { name: 'ThrottlingException' } }]);
    expect(summary).toMatchObject({ due: 9, remaining: 1 });
    expect(await leftOver()).toBe(1);
  });

  it('when notices are to be delivered, says so too', async () => {
    const deliveries = new Set(duePartitions('deliveries', 0));
    const { outcome, told } = await runWith(
      withoutPages((partition) => deliveries.has(partition), refused()),
    );
    expect(outcome.status).toBe('fulfilled');
    expect(told).toMatchObject([{ problem: 'table-unavailable', cause: { code: 'ECONNREFUSED' } }]);
  });
});
