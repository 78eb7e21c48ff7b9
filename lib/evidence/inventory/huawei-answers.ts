/** Answers of Huawei Cloud's API by what they list: each is known by its members. */
import { isObject, list, member, text } from '../json.ts';

/** The items of documents by what they are. */
export type HuaweiAnswers = {
  servers: unknown[];
  orders: unknown[];
  eips: unknown[];
  balancers: unknown[];
  members: unknown[];
  cdn: unknown[];
  domains: unknown[];
};

/** One of these each document has that is read. */
const KNOWN = [
  ...['servers', 'server', 'publicips', 'loadbalancers'],
  ...['members', 'data', 'domains', 'domain_name'],
];

/** Sorts the items of documents; `unknown` counts the documents that are none of these. */
export function answersIn(documents: readonly unknown[]): { answers: HuaweiAnswers; unknown: number } {
  const answers: HuaweiAnswers = {
    servers: [],
    orders: [],
    eips: [],
    balancers: [],
    members: [],
    cdn: [],
    domains: [],
  };
  let unknown = 0;
  for (const document of documents.flatMap((each) => (Array.isArray(each) ? each : [each])))
    if (isObject(document) && KNOWN.some((name) => name in document)) sort(document, answers);
    else unknown += 1;
  return { answers, unknown };
}

/** Puts a document's items where they belong. */
function sort(document: { readonly [name: string]: unknown }, answers: HuaweiAnswers): void {
  const items = (name: string) => list(member(document, name));
  add(answers.servers, items('servers'));
  if (document.server !== undefined) answers.servers.push(document.server);
  add(answers.eips, items('publicips'));
  add(answers.balancers, items('loadbalancers'));
  add(answers.members, items('members'));
  add(
    answers.orders,
    items('data').filter((each) => text(member(each, 'resource_id')) !== undefined),
  );
  for (const each of [...items('domains'), ...('domain_name' in document ? [document] : [])])
    (isOfCdn(each) ? answers.cdn : answers.domains).push(each);
}

/** The CDN lists its domains under the same name as the registrar; theirs have a CNAME. */
function isOfCdn(domain: unknown): boolean {
  return isObject(domain) && ('cname' in domain || 'service_area' in domain);
}

/** One by one: a file may hold more than a call takes arguments. */
function add(all: unknown[], more: readonly unknown[]): void {
  for (const each of more) all.push(each);
}
