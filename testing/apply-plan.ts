import type { Day } from '../lib/calendar.ts';
import { accountAfter, domainAfter, entityAfter, serverAfter, websiteAfter } from '../lib/plan/effects.ts';
import type { Plan, PlanAction } from '../lib/plan/plan-shape.ts';
import { STAND_IN_ADDRESS } from '../lib/plan/stand-ins.ts';
import { type Assessment, type Website, websiteId } from '../lib/shapes/assessment.ts';
import type { Data } from '../lib/shapes/outcome.ts';
import type { Server } from '../lib/shapes/server.ts';

/**
 * The request as its facts would be on `day` if all actions of the plan were started on the plan's day: those that
 * are done by then have had their effect. Judging it as of `plan.readyOn` gives `ready`.
 */
export function applyPlan(request: Assessment, plan: Plan, day: Day): Assessment {
  const done = plan.actions.filter(({ doneOn }) => doneOn <= day);
  const on = (kind: string, id: string) =>
    done.filter(({ subject }) => subject.kind === kind && subject.id === id);
  const ofEntity = on('entity', request.entity.name);
  const entity = entityAfter(request.entity, ofEntity);
  const account = accountAfter(request.account, ofEntity);
  return {
    ...request,
    entity,
    ...(account === undefined ? {} : { account }),
    websites: request.websites.flatMap((website, place) => {
      const domains = website.domains
        .filter(({ name }) => !on('domain', name).some(isLeavingOut))
        .map((domain, index) =>
          domainAfter(domain, on('domain', domain.name), { entity, place: `${place + 1}-${index + 1}` }),
        );
      const actions = on('website', websiteId(website));
      const changed = websiteAfter({ ...website, domains }, actions, { entity, place: `${place + 1}` });
      return actions.some(({ action }) => action === 'split-website') ? split(changed) : [changed];
    }),
    servers: [
      ...request.servers.map((server) => serverAfter(server, on('server', server.id))),
      ...done.filter(isPurchase).map(({ subject, data }) => boughtServer(subject.id, data)),
    ],
  };
}

/** A website as one for each of its domains. */
function split(website: Website): Website[] {
  return website.domains.map((domain) => ({ ...website, domains: [domain] }));
}

function isLeavingOut({ action }: PlanAction): boolean {
  return action === 'leave-out-domain';
}

function isPurchase({ action }: PlanAction): boolean {
  return action === 'buy-server';
}

/** The server that `buy-server` buys. */
function boughtServer(id: string, { product, region, startsOn, untilOn }: Data): Server {
  return {
    id,
    product: String(product),
    region: String(region),
    billingMode: 'yearly-monthly',
    subscription: { startsOn: String(startsOn), expiresOn: String(untilOn) },
    eip: { address: STAND_IN_ADDRESS },
    filingsUsed: 0,
  };
}
