import { type Day, daysBetween } from '../calendar.ts';
import type { Notice } from '../shapes/notice.ts';
import type { RegistryChange } from './registry-news.ts';
import type { Lapse, Standing } from './tracking.ts';

/** A website that was verified by a server, through one of its codes, and whose it is. */
export type Dependent = { tenant: string; redemptionId: string; domain: string };

type Lapses = {
  tenant: string;
  kind: 'server' | 'domain';
  id: string;
  standing: Standing;
  resultId: string;
  lapses: readonly Lapse[];
  dependents: readonly Dependent[];
  today: Day;
  at: string;
};

/** The notices of a record's lapses: to its tenant; of each website that went dark, to the tenant of the website. */
export function noticesOf({ lapses, dependents, ...told }: Lapses): Notice[] {
  return lapses.flatMap((lapse) => [
    ownNotice(told, lapse, dependents),
    ...(lapse.kind === 'expired' ? dependents.map((dependent) => atRisk(told, dependent)) : []),
  ]);
}

/** What a registry changed of a domain: told without names, which the domain's facts hold. */
export function changedNotice(
  { tenant, id, standing, resultId, at }: Omit<Lapses, 'lapses' | 'dependents' | 'kind' | 'today'>,
  changes: readonly RegistryChange[],
): Notice {
  const { status, verdict } = standing;
  return { tenant, type: 'domain.changed', at, data: { id, status, verdict, changes, resultId } };
}

/** A filed website whose name leads elsewhere. */
export function astrayNotice(
  { tenant, id, at }: Pick<Lapses, 'tenant' | 'id' | 'at'>,
  verifier: { redemptionId?: string; serverId?: string },
): Notice {
  return {
    tenant,
    type: 'website.at-risk',
    at,
    data: { domain: id, reason: 'resolves-elsewhere', ...verifier },
  };
}

function ownNotice(
  { tenant, kind, id, standing, resultId, today, at }: Omit<Lapses, 'lapses' | 'dependents'>,
  lapse: Lapse,
  dependents: readonly Dependent[],
): Notice {
  const { status, verdict, expiresOn } = standing;
  const data = {
    id,
    status,
    verdict,
    ...(expiresOn === undefined ? {} : { expiresOn, daysLeft: daysBetween(today, expiresOn) }),
    ...(lapse.kind === 'expiring' ? { threshold: lapse.threshold } : {}),
    resultId,
    ...(kind === 'server' ? { dependents: dependents.map(({ domain }) => domain) } : {}),
  };
  return { tenant, type: `${kind}.${lapse.kind}`, at, data };
}

function atRisk(
  { id, standing, at }: Pick<Lapses, 'id' | 'standing' | 'at'>,
  { tenant, redemptionId, domain }: Dependent,
): Notice {
  const data = { domain, redemptionId, serverId: id, expiresOn: standing.expiresOn };
  return { tenant, type: 'website.at-risk', at, data };
}
