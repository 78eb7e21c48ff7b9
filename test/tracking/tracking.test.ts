import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../lib/calendar.ts';
import type { Finding } from '../../lib/findings/finding.ts';
import type { Verdict } from '../../lib/shapes/outcome.ts';
import { noticesOf } from '../../lib/tracking/notices.ts';
import { THRESHOLDS_DAYS } from '../../lib/tracking/thresholds.ts';
import { timesOfDomain, timesOfServer } from '../../lib/tracking/tracked-subjects.ts';
import {
  isInStage,
  nextChangeOn,
  nextCheckOn,
  progressOf,
  type Remembered,
  type Standing,
  standingOf,
} from '../../lib/tracking/tracking.ts';
import { anyRule } from '../../testing/judge.ts';

const TODAY = '2026-11-23';
const judged = (verdict: Verdict = 'ready', findings: Finding[] = []) => ({ verdict, findings });
const finding = (id: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding => ({
  rule: anyRule(id),
  subject: { kind: 'domain', id: 'a.cn' },
  outcome,
  severity: 'error',
  data: {},
  constraint: 'domain-validity',
  ...more,
});
const times = (expiresOn: string | undefined, changesOn: string[] = []) => ({ expiresOn, changesOn });
const standing = (expiresOn: string | undefined, today = TODAY, verdict: Verdict = 'ready') =>
  standingOf(judged(verdict), times(expiresOn), today);
const remembered = (of: Standing, more: Partial<Remembered> = {}): Remembered => ({
  ...of,
  acted: undefined,
  lapsedOn: undefined,
  ...more,
});
/** What a run does of a record that stood well and was not acted on. */
const progress = (daysLeft: number | undefined, more: Partial<Remembered> = {}) => {
  const expiresOn = daysLeft === undefined ? undefined : addDays(TODAY, daysLeft);
  const now = standing(expiresOn);
  return progressOf(remembered(now, more), now, TODAY);
};

describe('the status of a tracked record', () => {
  it.each([
    [31, 'ready', 'ok'],
    [30, 'ready', 'expiring'],
    [0, 'ready', 'expiring'],
    [-1, 'ready', 'expired'],
    [31, 'not-ready', 'not-ready'],
    [30, 'not-ready', 'expiring'],
    [-1, 'not-ready', 'expired'],
    [31, 'undecided', 'ok'],
  ] as const)('%i days before its last day and %s: %s', (days, verdict, status) => {
    expect(standing(addDays(TODAY, days), TODAY, verdict).status).toBe(status);
  });

  it('without an expiry follows from the verdict', () => {
    expect(standing(undefined).status).toBe('ok');
    expect(standing(undefined, TODAY, 'not-ready').status).toBe('not-ready');
  });

  it('has outcomes that differ if a rule found something else, and not if its data did', () => {
    const outcomes = (...findings: Finding[]) =>
      standingOf(judged('ready', findings), times(undefined), TODAY).outcomes;
    const passed = outcomes(finding('domain/x', 'pass', { data: { today: TODAY } }));
    expect(outcomes(finding('domain/x', 'pass', { data: { today: '2026-11-24' } }))).toBe(passed);
    expect(outcomes(finding('domain/x', 'fail'))).not.toBe(passed);
    expect(outcomes(finding('domain/x', 'pass', { reason: 'otherwise' }))).not.toBe(passed);
    expect(outcomes(finding('domain/y', 'pass'))).not.toBe(passed);
    expect(passed).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('the day of the next look', () => {
  it.each([
    [100, 30],
    [91, 30],
    [90, 30],
    [89, 29],
    [61, 1],
    [60, 30],
    [45, 15],
    [31, 1],
    [30, 16],
    [14, 7],
    [2, 1],
    [1, 1],
    [0, 1],
    [-1, 30],
  ])('%i days before the last day is %i days on', (left, on) => {
    expect(nextCheckOn(times(addDays(TODAY, left)), TODAY)).toBe(addDays(TODAY, on));
  });

  it('is in thirty days without an expiry, and sooner if the facts may change sooner', () => {
    expect(nextCheckOn(times(undefined), TODAY)).toBe('2026-12-23');
    expect(nextCheckOn(times(undefined, ['2026-11-30', TODAY, '2026-11-01']), TODAY)).toBe('2026-11-30');
  });

  it('is the first on which a rule finds something else, wherever between now and then that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 }), (change, left) => {
        const changesOn = addDays(TODAY, change);
        const expiry = times(addDays(TODAY, left));
        const planned = nextCheckOn(expiry, TODAY);
        const next = nextChangeOn(expiry, TODAY, (day) => (day < changesOn ? 'before' : 'after'));
        expect(next).toBe(changesOn < planned ? changesOn : planned);
      }),
    );
    expect(nextChangeOn(times(undefined), TODAY, () => 'always')).toBe('2026-12-23');
  });

  it('is always after today and within thirty days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        fc.array(fc.integer({ min: -400, max: 400 })),
        (left, days) => {
          const next = nextCheckOn(
            times(
              addDays(TODAY, left),
              days.map((day) => addDays(TODAY, day)),
            ),
            TODAY,
          );
          expect(daysBetween(TODAY, next)).toBeGreaterThanOrEqual(1);
          expect(daysBetween(TODAY, next)).toBeLessThanOrEqual(30);
        },
      ),
    );
  });
});

describe('what follows from a look', () => {
  it.each([
    [61, []],
    [60, [{ kind: 'expiring', threshold: 60 }]],
    [59, [{ kind: 'expiring', threshold: 60 }]],
    [31, [{ kind: 'expiring', threshold: 60 }]],
    [30, [{ kind: 'expiring', threshold: 30 }]],
    [8, [{ kind: 'expiring', threshold: 14 }]],
    [7, [{ kind: 'expiring', threshold: 7 }]],
    [1, [{ kind: 'expiring', threshold: 1 }]],
    [0, [{ kind: 'expiring', threshold: 0 }]],
    [-1, [{ kind: 'expired' }]],
    [-500, [{ kind: 'expired' }]],
    [undefined, []],
  ])('%s days before the last day, not acted on yet', (left, lapses) => {
    expect(progress(left).lapses).toEqual(lapses);
    expect(isInStage(times(left === undefined ? undefined : addDays(TODAY, left)), TODAY)).toBe(
      lapses.length > 0,
    );
  });

  it('is nothing where the stage was acted on, and something at the next', () => {
    const acted = `${addDays(TODAY, 14)}#14`;
    expect(progress(14, { acted })).toMatchObject({ lapses: [], acted });
    expect(progress(14, { acted: `${addDays(TODAY, 14)}#30` }).lapses).toHaveLength(1);
    expect(progress(14, { acted: `${addDays(TODAY, 15)}#7` }).lapses).toHaveLength(1);
  });

  it('is recovery only by a later expiry than the one it lapsed at', () => {
    expect(progress(100, { lapsedOn: '2026-11-01' })).toMatchObject({
      lapses: [{ kind: 'recovered' }],
      lapsedOn: undefined,
    });
    expect(progress(20, { lapsedOn: '2026-11-01' }).lapses).toEqual([
      { kind: 'recovered' },
      { kind: 'expiring', threshold: 30 },
    ]);
    // A clock that was put back: it has not been renewed.
    const same = addDays(TODAY, 1);
    expect(progress(1, { lapsedOn: same, acted: `${same}#-1` })).toMatchObject({
      lapses: [],
      lapsedOn: same,
    });
    expect(progress(undefined, { lapsedOn: '2026-11-01' })).toMatchObject({
      lapses: [],
      lapsedOn: '2026-11-01',
    });
    expect(progress(-3, { lapsedOn: '2026-11-01' })).toMatchObject({ lapsedOn: addDays(TODAY, -3) });
  });

  it('is a change if status, verdict or outcomes are others', () => {
    const now = standing(addDays(TODAY, 100));
    const looked = (more: Partial<Remembered>) => progressOf(remembered(now, more), now, TODAY).changed;
    expect(looked({})).toBe(false);
    expect(looked({ status: 'not-ready' })).toBe(true);
    expect(looked({ verdict: 'undecided' })).toBe(true);
    expect(looked({ outcomes: '' })).toBe(true);
  });

  it('is every threshold once, in falling order, however days are skipped and looks repeated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 }),
        (left, steps) => {
          const expiresOn = addDays(TODAY, left);
          let memory = remembered(standing(expiresOn));
          let today = TODAY;
          const told: number[] = [];
          for (const step of steps) {
            today = addDays(today, step);
            const now = standing(expiresOn, today);
            const { lapses, acted, lapsedOn } = progressOf(memory, now, today);
            memory = { ...now, acted, lapsedOn };
            for (const lapse of lapses) told.push(lapse.kind === 'expiring' ? lapse.threshold : -1);
            const passed = THRESHOLDS_DAYS.filter((days) => daysBetween(today, expiresOn) <= days);
            const lowest = daysBetween(today, expiresOn) < 0 ? -1 : passed.at(-1);
            expect(told.at(-1)).toBe(lowest);
          }
          expect(told).toEqual([...new Set(told)].sort((one, other) => other - one));
        },
      ),
    );
  });
});

describe('the days in facts', () => {
  const server = { id: 'e', product: 'ecs', region: 'cn-north-4', billingMode: 'yearly-monthly' } as const;

  it('of a server are where its orders begin and end', () => {
    const orders = [
      { startsOn: '2026-01-31', months: 1 },
      { startsOn: '2026-06-01', months: 3 },
      { months: 1 },
    ];
    expect(timesOfServer({ ...server, subscription: { orders } })).toEqual({
      expiresOn: '2026-10-01',
      changesOn: ['2026-01-31', '2026-03-01', '2026-06-01', '2026-09-02', '2026-09-01', '2026-10-02'],
    });
  });

  it('of a server without a subscription, or paid by use, are none', () => {
    expect(timesOfServer(server)).toEqual(times(undefined));
    const subscription = { startsOn: '2026-01-01', expiresOn: '2027-01-01' };
    expect(timesOfServer({ ...server, billingMode: 'pay-per-use', subscription })).toEqual(times(undefined));
  });

  it('of a domain are its expiry and its real-name authentication', () => {
    expect(timesOfDomain({ name: 'a.cn' })).toEqual(times(undefined));
    const realName = { verified: true, verifiedOn: '2026-12-01' };
    expect(timesOfDomain({ name: 'a.cn', expiresOn: '2027-01-01', realName })).toEqual(
      times('2027-01-01', ['2026-12-01']),
    );
  });
});

describe('the notices of a record', () => {
  const told = {
    tenant: 'acme',
    id: 'ecs-1',
    resultId: 'R',
    today: TODAY,
    at: '2026-11-23T01:15:00.000Z',
    dependents: [{ tenant: 'shop', redemptionId: 'X', domain: 'shop.cn' }],
  };

  it('tell the tenant, and of a lapsed server the tenant of each website', () => {
    const notices = noticesOf({
      ...told,
      kind: 'server',
      standing: standing('2026-11-22'),
      lapses: [{ kind: 'expired' }],
    });
    expect(notices).toEqual([
      {
        tenant: 'acme',
        type: 'server.expired',
        at: told.at,
        data: {
          id: 'ecs-1',
          status: 'expired',
          verdict: 'ready',
          expiresOn: '2026-11-22',
          daysLeft: -1,
          resultId: 'R',
          dependents: ['shop.cn'],
        },
      },
      {
        tenant: 'shop',
        type: 'website.at-risk',
        at: told.at,
        data: { domain: 'shop.cn', redemptionId: 'X', serverId: 'ecs-1', expiresOn: '2026-11-22' },
      },
    ]);
  });

  it('of a domain that nears its end name the threshold', () => {
    const [notice, ...others] = noticesOf({
      ...told,
      kind: 'domain',
      id: 'a.cn',
      standing: standing('2026-11-30'),
      lapses: [{ kind: 'expiring', threshold: 7 }],
    });
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      type: 'domain.expiring',
      data: { id: 'a.cn', daysLeft: 7, threshold: 7 },
    });
    expect(notice?.data).not.toHaveProperty('dependents');
  });

  it('of a recovery without a known end name none', () => {
    const [notice] = noticesOf({
      ...told,
      kind: 'domain',
      standing: standing(undefined),
      lapses: [{ kind: 'recovered' }],
    });
    expect(notice?.data).not.toHaveProperty('expiresOn');
  });
});
