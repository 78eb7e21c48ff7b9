import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import { ACTIONS, actionFixing } from '../../lib/plan/actions.ts';
import { afterWaits, afterWorkingDays, longestReviewEndsOn } from '../../lib/plan/dates.ts';
import { domainAfter, entityAfter, serverAfter, websiteAfter } from '../../lib/plan/effects.ts';
import { planOf } from '../../lib/plan/plan.ts';
import type { Plan, PlanAction } from '../../lib/plan/plan-shape.ts';
import { monthsToRenew, renewed } from '../../lib/plan/renewal.ts';
import { waitPolicy } from '../../lib/policy/waits.ts';
import { renderPlan } from '../../lib/respond/plan.ts';
import { OBSTACLES, PLAN_ACTOR_NAMES, PLAN_SUMMARIES } from '../../lib/respond/texts/plan.ts';
import { CATALOGUE, type RuleId, ruleById } from '../../lib/rules/catalogue.ts';
import { fail, unknown } from '../../lib/rules/define-rule.ts';
import { type Assessment, assessment } from '../../lib/shapes/assessment.ts';
import { applyPlan } from '../../testing/apply-plan.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { anyRule, TODAY } from '../../testing/judge.ts';

const evaluation = { today: TODAY, onRuleError: () => undefined };

/** The plan of the good application with parts changed. */
function plan(changes: object): Plan {
  const request = assessment.parse({ ...application, ...changes });
  const found = judgeAssessment(request, evaluation, NO_LEDGER).plan;
  if (found === undefined) throw new Error('an assessment has a plan');
  return found;
}
const withDomain = (changes: object) =>
  plan({ websites: [{ ...website, domains: [{ ...domain, ...changes }] }] });
const withServers = (...servers: object[]) =>
  plan({ servers: servers.map((changes, index) => ({ ...server, id: `ecs-${index + 1}`, ...changes })) });
const short = ({ actions }: Plan) =>
  actions.map(({ action, subject, doneOn }) => `${action} ${subject.id} ${doneOn}`);

describe('the actions', () => {
  const fixed = Object.values(ACTIONS).flatMap(({ fixes = [] }) => fixes);

  it('fix every rule of severity error that an application cannot do without', () => {
    const unfixed = CATALOGUE.filter(
      ({ id, subject, severity }) =>
        severity === 'error' && !['routing', 'application'].includes(subject) && !fixed.includes(id),
    );
    // A rule that is new may stand here until an action fixes it: name it, so that it is not forgotten.
    expect(unfixed.map(({ id }) => id)).toEqual([]);
  });

  it('fix rules of severity error, each of them once; of others the data are to be corrected', () => {
    for (const rule of fixed) expect(ruleById(rule)?.severity, rule).toBe('error');
    expect(new Set(fixed).size).toBe(fixed.length);
    expect(actionFixing('domain/registrar-approved')).toBe('transfer-registrar');
    expect(actionFixing(anyRule('domain/of-another-catalogue'))).toBe('correct-the-data');
  });
});

describe('the plan', () => {
  it('of a ready application asks nothing, does nothing, and is ready today', () => {
    expect(plan({})).toEqual({
      possible: true,
      conditional: false,
      estimated: false,
      startsOn: TODAY,
      readyOn: TODAY,
      questions: [],
      actions: [],
      obstacles: [],
    });
  });

  it('of an undecided application lists the questions and is conditional', () => {
    const found = withDomain({ registrant: undefined });
    expect(found).toMatchObject({ possible: true, conditional: true, actions: [], readyOn: TODAY });
    expect(found.questions).toEqual([
      {
        fact: 'domain.registrant',
        subject: { kind: 'domain', id: domain.name },
        rules: ['domain/registrant-matches-entity'],
      },
    ]);
  });

  it('waits three working days for the real-name data: from Monday to Thursday', () => {
    const found = withDomain({ realName: { verified: false } });
    expect(short(found)).toEqual([`verify-real-name ${domain.name} 2026-11-26`]);
    expect(found.readyOn).toBe('2026-11-26');
    expect(found.actions[0]).toMatchObject({
      actor: 'registrant',
      rules: ['domain/real-name-verified'],
      data: { verifiedOn: TODAY },
      waits: ['real-name-sync'],
    });
  });

  it('does not wait for a real-name authentication that is announced: one of today reaches the authority sooner', () => {
    const announced = withDomain({ realName: { verified: true, verifiedOn: '2026-11-25' } });
    expect(short(announced)).toEqual([`verify-real-name ${domain.name} 2026-11-26`]);
  });

  it('waits for the authority to have the real-name data', () => {
    const recent = withDomain({ realName: { verified: true, verifiedOn: '2026-11-20' } });
    expect(short(recent)).toEqual([`wait ${domain.name} 2026-11-25`]);
  });

  it('transfers a domain first, then changes its registrant; each brings the real-name authentication along', () => {
    const found = withDomain({
      registrar: { ianaId: 146 },
      registrant: { name: '青木网络科技有限公司' },
      realName: { verified: false },
    });
    expect(short(found)).toEqual([
      `transfer-registrar ${domain.name} 2026-12-02`,
      `change-registrant ${domain.name} 2026-12-02`,
    ]);
    expect(found.actions[0]?.rules).toEqual(['domain/registrar-approved', 'domain/real-name-verified']);
    const registrant = withDomain({
      registrant: { name: '青木网络科技有限公司' },
      realName: { verified: false },
    });
    expect(short(registrant)).toEqual([`change-registrant ${domain.name} 2026-11-26`]);
  });

  it('needs no wait for what an action settles as well', () => {
    const found = withDomain({
      registrar: { ianaId: 146 },
      realName: { verified: true, verifiedOn: '2026-11-25' },
    });
    expect(short(found)).toEqual([`transfer-registrar ${domain.name} 2026-12-02`]);
    expect(found.actions[0]?.rules).toEqual(['domain/registrar-approved', 'domain/real-name-verified']);
  });

  it('renews what would end while it waits for something else', () => {
    const found = withDomain({ realName: { verified: false }, expiresOn: '2026-11-25' });
    expect(short(found)).toEqual([
      `verify-real-name ${domain.name} 2026-11-26`,
      `renew-domain ${domain.name} ${TODAY}`,
    ]);
    expect(found.actions[1]?.data).toEqual({ untilOn: longestReviewEndsOn('2026-11-26') });
    const last = withDomain({ realName: { verified: false }, expiresOn: '2026-11-26' });
    expect(last.actions).toHaveLength(1);
  });

  it('replaces a domain whose top-level domain is not approved, with all its other faults', () => {
    const found = withDomain({ name: 'amu.io', expiresOn: '2020-01-01', registrant: { name: '王海棠' } });
    expect(short(found)).toEqual(['use-another-domain amu.io 2026-11-26']);
    expect(found.actions[0]?.rules).toEqual([
      'domain/tld-approved',
      'domain/registration-valid',
      'domain/registrant-matches-entity',
    ]);
  });

  it.each([
    [['a.cn', 'b.io'], ['leave-out-domain b.io']],
    [
      ['a.cn', 'b.io', 'c.cn'],
      ['split-website a.cn', 'leave-out-domain b.io'],
    ],
    [
      ['a.io', 'b.io'],
      ['use-another-domain a.io', 'leave-out-domain b.io'],
    ],
    [
      ['a.io', 'b.io', 'c.io'],
      ['use-another-domain a.io', 'leave-out-domain b.io', 'leave-out-domain c.io'],
    ],
    [['a.cn', 'b.cn'], ['split-website a.cn']],
    [[], ['name-domain 海棠家具']],
  ])('of a website with the domains %j is %j', (names, actions) => {
    const request = assessment.parse({
      ...application,
      websites: [{ ...website, domains: names.map((name) => ({ ...domain, name })) }],
    });
    const found = plan(request);
    expect(short(found).map((line) => line.replace(/ [\d-]+$/, ''))).toEqual(actions);
    const rules = found.actions.flatMap((each) => each.rules);
    expect(rules.filter((rule) => rule === 'website/one-domain')).toHaveLength(1);
    expectReady(request, found);
  });

  it('leaves a domain out and does the rest that the website needs', () => {
    const names = ['a.cn', 'b.io'];
    const found = plan({
      websites: [{ ...website, name: '家', domains: names.map((name) => ({ ...domain, name })) }],
    });
    expect(short(found)).toEqual([`rename-website a.cn ${TODAY}`, `leave-out-domain b.io ${TODAY}`]);
  });

  it('lifts statuses that block, and gives up the services that are too many', () => {
    const held = assessment.parse({
      ...application,
      websites: [{ ...website, domains: [{ ...domain, statuses: ['serverHold', 'ok'] }] }],
    });
    const lifted = plan(held);
    expect(short(lifted)).toEqual([`lift-statuses ${domain.name} ${TODAY}`]);
    expectReady(held, lifted);
    for (const filedServices of [5, 7]) {
      const person = { kind: 'individual', name: '王海棠', filedServices };
      const request = assessment.parse({
        ...application,
        entity: person,
        websites: [
          { ...website, name: '海棠花开手记', domains: [{ ...domain, registrant: { name: person.name } }] },
        ],
      });
      const found = plan(request);
      expect(found.actions.map(({ action }) => action)).toEqual(['give-up-services']);
      expectReady(request, found);
    }
    const lifting: PlanAction = { ...(lifted.actions[0] as PlanAction) };
    expect(domainAfter(domain as never, [lifting], { entity: entity as never, place: '' }).statuses).toEqual(
      [],
    );
    const services: PlanAction = { ...lifting, action: 'give-up-services', data: { total: 6, most: 5 } };
    expect(entityAfter(entity as never, [services])).toMatchObject({ filedServices: 0 });
  });

  it('mends a website in each way, today', () => {
    const found = plan({
      entity: { ...entity, kind: 'individual', name: '王海棠' },
      websites: [
        {
          name: '公司论坛',
          domains: [{ ...domain, registrant: { name: '王海棠' } }],
          content: { lawful: false, industries: ['news'], aboutEnterpriseOrIndustry: true },
        },
      ],
      account: { id: 'hw-1', filedEntity: entity },
    });
    expect(found.actions.map(({ action }) => action).sort()).toEqual([
      'remove-content-needing-approval',
      'remove-enterprise-content',
      'remove-unlawful-content',
      'rename-website',
      'use-another-account',
    ]);
    expect(found.readyOn).toBe(TODAY);
  });

  it('renews the server that needs it by the months that are missing', () => {
    const found = withServers({ subscription: { startsOn: '2026-11-01', expiresOn: '2026-12-01' } });
    expect(short(found)).toEqual([`renew-server ecs-1 ${TODAY}`]);
    expect(found.actions[0]?.data).toEqual({ months: 2 });
    const months = withServers({ subscription: { orders: [{ startsOn: '2026-11-01', months: 1 }] } });
    expect(months.actions[0]?.data).toEqual({ months: 2 });
  });

  it('renews a server that has just lapsed, from where it ended, and gives up one that is gone', () => {
    const lapsed = withServers({ subscription: { startsOn: '2026-01-01', expiresOn: '2026-11-01' } });
    expect(lapsed.actions[0]).toMatchObject({ action: 'renew-server', data: { months: 2 } });
    const gone = withServers({ subscription: { startsOn: '2026-01-01', expiresOn: '2026-10-31' } });
    expect(short(gone)).toEqual([`buy-server new-server-1 ${TODAY}`]);
  });

  it('renews a Dedicated Cloud by one order that is long enough by itself', () => {
    const dedicated = { product: 'dedicated-cloud', filingsUsed: 0 };
    const days = { subscription: { startsOn: '2026-01-15', expiresOn: '2026-12-30' } };
    const orders = { subscription: { orders: [{ startsOn: '2026-10-15', months: 6 }] } };
    const begun = { subscription: { startsOn: '2026-11-20', expiresOn: '2026-12-10' } };
    for (const each of [days, orders, begun]) {
      const request = assessment.parse({ ...application, servers: [{ ...server, ...dedicated, ...each }] });
      const found = plan(request);
      expect(found.actions[0]).toMatchObject({ action: 'renew-server', data: { months: 12 } });
      expectReady(request, found);
    }
  });

  it('changes the billing of a pay-per-use server for the term of its product, through the review', () => {
    const found = withServers({ billingMode: 'pay-per-use', subscription: undefined });
    expect(found.actions[0]).toMatchObject({
      action: 'change-billing',
      data: { months: 3, startsOn: TODAY, untilOn: '2027-02-23' },
    });
    const unstated = withServers({
      product: 'offline-purchase',
      billingMode: 'pay-per-use',
      subscription: undefined,
    });
    expect(unstated.actions[0]).toMatchObject({ action: 'change-billing', data: { months: 3 } });
    expect(unstated.conditional).toBe(true);
  });

  it('prefers the server with fewer actions, then the one that is ready first, then the first given', () => {
    expect(short(withServers({ billingMode: 'pay-per-use', eip: null }, { eip: null }))).toEqual([
      `bind-eip ecs-2 ${TODAY}`,
    ]);
    const waiting = { subscription: { startsOn: '2026-11-30', expiresOn: '2027-11-30' } };
    expect(short(withServers(waiting, { eip: null }))).toEqual([`bind-eip ecs-2 ${TODAY}`]);
    expect(short(withServers({ eip: null }, { eip: null }))).toEqual([`bind-eip ecs-1 ${TODAY}`]);
  });

  it('waits for a server that begins soon if mending another takes more, and counts what that wait makes necessary', () => {
    const waiting = { subscription: { startsOn: '2026-11-30', expiresOn: '2027-11-30' } };
    const two = { billingMode: 'pay-per-use', eip: null };
    expect(short(withServers(two, waiting))).toEqual(['wait ecs-2 2026-11-30']);
    const ending = plan({
      websites: [{ ...website, domains: [{ ...domain, expiresOn: '2026-11-25' }] }],
      servers: [
        { ...server, ...two, id: 'ecs-1', subscription: undefined },
        { ...server, ...waiting, id: 'ecs-2' },
      ],
    });
    // Waiting would be one action and the renewal of the domain another: as many, and later.
    expect(ending.readyOn).toBe(TODAY);
    expect(ending.actions.map(({ action }) => action)).toEqual(['change-billing', 'bind-eip']);
  });

  it('chooses among servers to wait for by all that the waiting makes necessary', () => {
    const begins = (startsOn: string) => ({ subscription: { startsOn, expiresOn: '2027-12-01' } });
    const of = (expiresOn: string) =>
      plan({
        websites: [{ ...website, domains: [{ ...domain, expiresOn }] }],
        servers: [
          { ...server, id: 'ecs-1', ...begins('2026-12-10') },
          { ...server, id: 'ecs-2', ...begins('2026-11-28'), eip: null },
        ],
      });
    // Waiting for the first one outlives the domain: two actions either way, and the second one is ready first.
    expect(short(of('2026-12-01'))).toEqual([`bind-eip ecs-2 ${TODAY}`, 'wait ecs-2 2026-11-28']);
    expect(short(of('2026-12-31'))).toEqual(['wait ecs-1 2026-12-10']);
    const inTime = plan({
      websites: ['a.cn', 'b.cn'].map((name) => ({
        ...website,
        domains: [{ ...domain, name, expiresOn: '2026-11-25' }],
      })),
      servers: [
        { ...server, id: 'ecs-1', billingMode: 'pay-per-use', eip: null, subscription: undefined },
        { ...server, id: 'ecs-2', ...begins('2026-12-10') },
      ],
    });
    expect(inTime.actions.map(({ subject }) => subject.id)).toEqual(['ecs-1', 'ecs-1']);
  });

  it('does not wait for a server that begins in more than a month, unless the rest takes as long', () => {
    const late = { subscription: { startsOn: '2026-12-25', expiresOn: '2027-12-25' } };
    expect(short(withServers(late))).toEqual([`buy-server new-server-1 ${TODAY}`]);
    const soon = { subscription: { startsOn: '2026-12-24', expiresOn: '2027-12-24' } };
    expect(short(withServers(soon))).toEqual(['wait ecs-1 2026-12-24']);
  });

  it('tells what passes by itself until the rest is ready', () => {
    const found = plan({
      websites: [
        website,
        {
          ...website,
          domains: [{ ...domain, name: 'a.cn', realName: { verified: true, verifiedOn: '2026-11-20' } }],
        },
        { ...website, domains: [{ ...domain, name: 'b.cn', registrar: { ianaId: 146 } }] },
      ],
    });
    expect(short(found)).toEqual(['wait a.cn 2026-12-02', 'transfer-registrar b.cn 2026-12-02']);
  });

  it('buys a server where none can be mended, under an id that is free', () => {
    const unfit = { region: 'ap-southeast-1', id: 'new-server-1' };
    const found = withServers(unfit, { product: 'elb' }, { filingsUsed: 5 });
    expect(short(found)).toEqual([`buy-server new-server-2 ${TODAY}`]);
    expect(found.actions[0]?.rules).toEqual(['verification/available']);
  });

  it('asks about a server or code that may do rather than buying one', () => {
    expect(withServers({ eip: undefined })).toMatchObject({ conditional: true, actions: [] });
    const code = plan({ servers: [], authorizationCodes: [{ code: 'AAAA-BBBB-CCCC' }] });
    expect(code.questions.map(({ fact }) => fact)).toContain('code.server');
    expect(code.actions).toEqual([]);
  });
});

describe('a plan', () => {
  const subject = { kind: 'domain', id: 'a.cn' } as const;
  const of = (rule: (typeof CATALOGUE)[number]) => ({
    subject,
    rules: [rule],
    facts: {},
    today: TODAY,
    findings: [
      {
        rule: rule.id,
        subject,
        severity: rule.severity,
        constraint: rule.constraints[0],
        ...rule.judge({}, TODAY),
      },
    ],
    factsAfter: () => ({}),
    days: () => [],
  });
  const ruleOf = (id: RuleId, outcome: ReturnType<typeof fail>) => {
    const rule = ruleById('domain/tld-approved');
    if (rule === undefined) throw new Error('expected domain/tld-approved');
    return { ...rule, id, turnsWithDay: true, judge: () => outcome };
  };

  it('says why nothing makes an application ready: no remedy, or a rule that could not be evaluated', () => {
    const stuck = of(ruleOf('code/unused', fail()));
    expect(planOf({ required: [stuck], verifiers: [] }, evaluation)).toMatchObject({
      possible: false,
      readyOn: null,
      obstacles: [{ rule: 'code/unused', subject, reason: 'no-remedy' }],
    });
    const broken = of(ruleOf('domain/tld-approved', unknown('rule-error', {}, [])));
    const found = planOf({ required: [broken], verifiers: [broken] }, evaluation);
    expect(found).toMatchObject({
      possible: false,
      obstacles: [{ rule: 'domain/tld-approved', reason: 'rule-error' }],
    });
    // A server that could not be judged is none to rely on.
    expect(found.actions.map(({ action }) => action)).toEqual(['buy-server']);
    expect(renderPlan(found, 'en')).toMatchObject({
      text: 'The application cannot be made ready. See obstacles.',
      obstacles: [
        { text: 'The rule domain/tld-approved could not be evaluated for a.cn. The error has been logged.' },
      ],
    });
  });

  it('leaves the data as they are where it only says to correct them', () => {
    const request = assessment.parse(application);
    const corrected: PlanAction = {
      action: 'correct-the-data',
      actor: 'applicant',
      subject: { kind: 'website', id: domain.name },
      rules: [anyRule('website/new-rule')],
      data: {},
      waits: [],
      doneOn: TODAY,
    };
    expect(applyPlan(request, { ...plan({}), actions: [corrected] }, TODAY)).toEqual(request);
  });

  it('is conditional where a rule is not known and no answer would decide it', () => {
    const open = of(ruleOf('domain/tld-approved', unknown('unlisted', {}, [])));
    const found = planOf({ required: [open], verifiers: [] }, evaluation);
    expect(found).toMatchObject({
      possible: true,
      conditional: true,
      readyOn: TODAY,
      questions: [],
      obstacles: [{ rule: 'domain/tld-approved', reason: 'not-known' }],
    });
  });

  it('says that its dates are estimates where the holidays are not known', () => {
    expect(withDomain({ realName: { verified: false } }).estimated).toBe(false);
    const request = assessment.parse({
      ...application,
      websites: [{ ...website, domains: [{ ...domain, realName: { verified: false } }] }],
    });
    const late = judgeAssessment(request, { ...evaluation, today: '2027-02-01' }, NO_LEDGER).plan;
    expect(late).toMatchObject({ estimated: true, readyOn: '2027-02-04' });
    expect(late && renderPlan(late, 'en').text).toMatch(
      /The public holidays after 2026-12-31 have not been announced/,
    );
  });

  it('takes a rule without a remedy of its own as mended when its data are corrected', () => {
    const found = planOf(
      { required: [of(ruleOf(anyRule('domain/new-rule'), fail()))], verifiers: [] },
      evaluation,
    );
    expect(found.actions[0]).toMatchObject({ action: 'correct-the-data', actor: 'applicant', doneOn: TODAY });
    expect(found).toMatchObject({ possible: true, readyOn: TODAY });
  });

  it('comes to an end though every day makes another one necessary', () => {
    let calls = 0;
    const restless = {
      ...of(ruleOf('server/subscription-active', fail())),
      rules: [
        {
          ...ruleOf('server/subscription-active', fail()),
          judge: (_: object, today: string) => {
            calls += 1;
            return fail({ startsOn: afterWorkingDays(today, 1) }, 'not-begun');
          },
        },
      ],
      findings: [],
    };
    const given = of(ruleOf('server/subscription-active', fail({ startsOn: '2026-11-24' }, 'not-begun')));
    expect(
      planOf({ required: [{ ...restless, findings: given.findings }], verifiers: [] }, evaluation).possible,
    ).toBe(true);
    expect(calls).toBeLessThan(100);
  });

  it('changes nothing before its actions are done, and nothing of what it does not name', () => {
    const request = assessment.parse({
      ...application,
      websites: [{ ...website, domains: [{ ...domain, realName: { verified: false } }] }],
    });
    const found = plan(request);
    expect(applyPlan(request, found, '2026-11-25')).toEqual(request);
    const { account: _, ...withoutAccount } = request;
    expect(applyPlan(withoutAccount, found, '2026-11-25')).toEqual(withoutAccount);
    expect(applyPlan(request, found, '2026-11-26').websites[0]?.domains[0]?.realName).toEqual({
      verified: true,
      verifiedOn: TODAY,
    });
    const other: PlanAction = {
      ...(found.actions[0] as PlanAction),
      action: 'renew-server',
      data: { months: 1 },
    };
    const context = { entity: request.entity, place: '' };
    expect(domainAfter(domain as never, [other], context)).toBe(domain);
    expect(websiteAfter(website as never, [other], context)).toBe(website);
    expect(serverAfter({ ...server, subscription: undefined }, [other])).toMatchObject({
      subscription: undefined,
    });
    const [first] = withServers({ region: 'ap-southeast-1' }).actions;
    expect(first?.action).toBe('buy-server');
    const account = {
      ...found,
      actions: [{ ...other, action: 'use-another-account', subject: { kind: 'entity', id: entity.name } }],
    } as Plan;
    expect(applyPlan(withoutAccount, account, '2026-11-30').account).toEqual({
      id: 'another',
      filedEntity: null,
    });
  });

  it('renews what is told of a subscription, however little', () => {
    expect(monthsToRenew({ product: 'ecs', subscription: {}, today: TODAY, until: TODAY })).toBe(3);
    expect(renewed('ecs', {}, 3)).toEqual({ orders: [{ months: 3 }] });
    expect(monthsToRenew({ product: 'mainframe', subscription: {}, today: TODAY, until: TODAY })).toBe(1);
    const days = { startsOn: '2026-01-15', expiresOn: '2026-12-15' };
    expect(renewed('mainframe', days, 1)).toMatchObject({
      orders: [{ months: 11 }, { months: 2 }, { months: 1 }],
    });
    const unknownOrders = planOf(
      { required: [of(ruleOf('server/term-long-enough', fail()))], verifiers: [] },
      evaluation,
    );
    expect(unknownOrders.actions[0]).toMatchObject({ action: 'renew-server', data: { months: 1 } });
  });

  it('counts waits from the day on: calendar days first, then working days', () => {
    expect(afterWorkingDays('2026-11-27', 1)).toBe('2026-11-30');
    expect(afterWorkingDays('2026-11-28', 1)).toBe('2026-11-30');
    expect(afterWorkingDays('1999-12-31', 5)).toBe('2000-01-07');
    expect(afterWaits('2026-11-23', ['registrar-transfer', 'real-name-sync'])).toBe('2026-12-02');
    expect(longestReviewEndsOn('2026-11-23')).toBe('2026-12-23');
    expect(afterWorkingDays('9999-12-31', 3)).toBe('9999-12-31');
    expect(() => waitPolicy('no-such-wait' as never)).toThrow('expected an item no-such-wait');
  });

  it('is told in both languages, with the sources of its waits', () => {
    const found = withDomain({ realName: { verified: false } });
    expect(renderPlan(found, 'en')).toMatchObject({
      text: 'Actions required: 1. If all of them are started on 2026-11-23, the application is ready on 2026-11-26.',
      actions: [
        {
          actor: { id: 'registrant', name: 'the domain name registrant' },
          text: `Complete the real-name authentication of ${domain.name} and wait three full working days.`,
          wait: {
            days: 0,
            workingDays: 3,
            for: [{ source: { confidence: 'high', updatedOn: expect.any(String) } }],
          },
        },
      ],
    });
    expect(renderPlan(plan({}), 'zh-CN').text).toBe('已就绪：无需操作。');
    expect(renderPlan(withDomain({ registrant: undefined }), 'en').text).toBe(
      'Questions to answer first: 1. If all answers meet the requirements, the application is ready on 2026-11-23.',
    );
    const both = withDomain({ registrant: undefined, realName: { verified: false } });
    expect(renderPlan(both, 'zh-CN').text).toContain('请先回答 1 个问题');
    const actions = Object.values(ACTIONS).map(({ text }) => text);
    const texts = [PLAN_ACTOR_NAMES, OBSTACLES, PLAN_SUMMARIES].flatMap((each) => Object.values(each));
    for (const text of [...actions, ...texts]) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
      const filled = (spoken: string) => [...spoken.matchAll(/\{\w+\}/g)].map(String).sort();
      expect(filled(text.en)).toEqual(filled(text['zh-CN']));
    }
  });
});

function expectReady(request: Assessment, { readyOn, ...rest }: Plan): void {
  const day = readyOn ?? '';
  const applied = applyPlan(request, { readyOn, ...rest }, day);
  expect(judgeAssessment(applied, { ...evaluation, today: day }, NO_LEDGER).blockers).toEqual([]);
}
