/** Servers and domains that end so many days from today, as checks of a lab are told them. */
import { addDays, dayAt } from '../lib/calendar.ts';
import { domain, entity, server } from './facts.ts';
import type { useLab } from './lab.ts';

type Lab = ReturnType<typeof useLab>;

/** Checks a server, which is watched from then on. */
export async function watchServer(lab: Lab, tenant: string, id: string, days: number) {
  const today = dayAt(lab.world.clock.now);
  const subscription = { startsOn: addDays(today, days - 365), expiresOn: addDays(today, days) };
  await made(lab, tenant, '/v1/server-checks', { ...server, id, subscription });
}

/** Checks a domain of an entity in a province, which is watched from then on. */
export async function watchDomain(lab: Lab, tenant: string, name: string, days: number, province = 'CN-GD') {
  const expiresOn = addDays(dayAt(lab.world.clock.now), days);
  await made(lab, tenant, '/v1/domain-checks', {
    ...domain,
    name,
    expiresOn,
    entity: { ...entity, province },
  });
}

/** A code of a server. */
export async function issuedCode(lab: Lab, tenant: string, serverId: string, body: object = {}) {
  return made(lab, tenant, `/v1/servers/${serverId}/authorization-codes`, body);
}

/** Lets a code verify a website. */
export async function redeemed(lab: Lab, tenant: string, code: string, domainName: string) {
  return made(lab, tenant, '/v1/redemptions', { code, website: { domain: domainName } });
}

/** Sends what must succeed. */
export async function made(lab: Lab, tenant: string, path: string, body: object, method = 'POST') {
  const answer = await lab.send(path, { tenant, scope: 'read check codes redeem', body, method });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
