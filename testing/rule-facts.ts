/** Facts that tests of single rules begin with. */
import type { Facts, KnownFacts } from '../lib/facts/facts.ts';
import { residentIdCheck } from '../lib/spellings/certificate.ts';

/** An enterprise with the unified social credit code `number`. */
export function unitWith(number: string): KnownFacts {
  return {
    'entity.kind': 'enterprise',
    'entity.certificate': { kind: 'unified-social-credit-code', number },
  };
}

/** Somebody whose card is of the division, born on the day; men have an odd `order`. */
export function personOf(division: string, bornOn: string, order = '001'): KnownFacts {
  const body = `${division}${bornOn.replaceAll('-', '')}${order}`;
  return {
    'entity.kind': 'individual',
    'entity.certificate': { kind: 'resident-id', number: body + residentIdCheck(body) },
  };
}

/** An individual with a certificate of another kind, a passport say. */
export const otherCertificate: KnownFacts = {
  'entity.kind': 'individual',
  'entity.certificate': { kind: 'other', number: 'E12345678' },
};

/** A server that can verify. */
export const serverFacts: KnownFacts = {
  'server.product': 'ecs',
  'server.region': 'cn-north-4',
  'server.billingMode': 'yearly-monthly',
  'server.subscription': { startsOn: '2026-10-01', expiresOn: '2027-01-01' },
  'server.eip': { address: '203.0.113.9' },
  'server.filingsUsed': 0,
};

/** A website of the name, of an entity of the kind that is called `legalName`. */
export function websiteNamed(
  name: string,
  kind: Facts['entity.kind'] = 'enterprise',
  legalName = '海棠家具有限公司',
): KnownFacts {
  return { 'website.name': name, 'entity.kind': kind, 'entity.name': legalName };
}

export const noCandidates = { ready: [], undecided: [], notReady: [] };
