/**
 * Huawei Cloud's own JSON, as its API answers and its command line prints it: servers, orders, EIPs, load balancers, CDN and
 * domains. Several documents make one inventory; each is known by its members.
 */
import { at, member, parseJson, text } from '../json.ts';
import { answersIn, type HuaweiAnswers } from './huawei-answers.ts';
import { balancersOf } from './huawei-balancers.ts';
import { serversOf } from './huawei-servers.ts';
import {
  emptyInventory,
  evidenceOf,
  type FoundDomain,
  groupBy,
  type Inventory,
  isServed,
  serviceAreaOf,
  type Tell,
} from './inventory.ts';

/** Reads documents; `observedAt` is the instant of the answers, where it is known. */
export function readHuawei(sources: readonly string[], observedAt?: string): Inventory {
  const faults: Inventory['faults'] = [];
  const documents = sources.flatMap((source) => {
    const parsed = parseJson(source);
    if ('value' in parsed) return [parsed.value];
    faults.push(parsed);
    return [];
  });
  const inventory = inventoryOf(documents, observedAt);
  return { ...inventory, faults: [...faults, ...inventory.faults] };
}

/** The inventory of answers that are parsed already. */
export function inventoryOf(documents: readonly unknown[], observedAt?: string): Inventory {
  const inventory = emptyInventory();
  const { answers, unknown } = answersIn(documents);
  for (let count = 0; count < unknown; count += 1) inventory.faults.push({ reason: 'not-huawei-cloud' });
  const tell = evidenceOf('huawei', inventory.evidence, observedAt);
  inventory.servers = serversOf(answers, tell);
  inventory.balancers = balancersOf(answers, inventory.servers, tell);
  inventory.domains = domainsOf(answers, tell);
  for (const each of answers.cdn) addCdn(each, inventory, tell);
  return inventory;
}

function addCdn(given: unknown, { cdn }: Inventory, tell: Tell): void {
  const host = text(member(given, 'domain_name'));
  if (host === undefined || !isServed(text(member(given, 'domain_status')))) return;
  const area = text(member(given, 'service_area'));
  const serviceArea = serviceAreaOf(area);
  const cname = text(member(given, 'cname'));
  cdn.push({ host, place: host, ...(serviceArea && { serviceArea }), ...(cname && { cname }) });
  tell('routing.cdn.serviceArea', { id: host, place: host }, serviceArea, area);
}

/** Domains of the account, told by the list and each by itself: parts of one name belong together. */
function domainsOf({ domains }: HuaweiAnswers, tell: Tell): FoundDomain[] {
  const parts = groupBy(domains, (each) => text(member(each, 'domain_name')) ?? '');
  parts.delete('');
  return [...parts].map(([name, found]) => {
    const first = (...path: (string | number)[]) =>
      found.map((part) => text(at(part, ...path))).find((each) => each !== undefined);
    const audit = first('audit_status');
    const expiresOn = first('expire_date');
    const holder = first('contact', 0, 'register_cn') ?? first('contact', 0, 'register_en');
    const realName = audit === undefined ? undefined : { verified: audit === 'SUCCEED' };
    const subject = { id: name, place: name };
    tell('domain.expiresOn', subject, expiresOn, expiresOn);
    tell('domain.realName', subject, realName, audit);
    tell('domain.registrant', subject, holder, holder);
    return {
      name,
      place: name,
      ...(expiresOn && { expiresOn }),
      ...(realName && { realName }),
      ...(holder && { registrant: { name: holder } }),
    };
  });
}
