/** Every text that a person may read, by where it stands: what a further language has to say. */
import { CODE } from '../../lib/facts/code.ts';
import { DOMAIN } from '../../lib/facts/domain.ts';
import { ENTITY, ORDER } from '../../lib/facts/entity.ts';
import { ROUTING } from '../../lib/facts/routing.ts';
import { SERVER } from '../../lib/facts/server.ts';
import { VERIFICATION } from '../../lib/facts/verification.ts';
import { WEBSITE } from '../../lib/facts/website.ts';
import { ACTIONS } from '../../lib/plan/actions.ts';
import documents from '../../lib/policy/documents.json' with { type: 'json' };
import domainLabels from '../../lib/policy/domain-labels.json' with { type: 'json' };
import domainStatuses from '../../lib/policy/domain-statuses.json' with { type: 'json' };
import { NOTES, WORDS } from '../../lib/policy/enumerations.ts';
import individualContent from '../../lib/policy/individual-content.json' with { type: 'json' };
import industries from '../../lib/policy/industries.json' with { type: 'json' };
import lifecycle from '../../lib/policy/lifecycle.json' with { type: 'json' };
import products from '../../lib/policy/products.json' with { type: 'json' };
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import regions from '../../lib/policy/regions.json' with { type: 'json' };
import tlds from '../../lib/policy/tlds.json' with { type: 'json' };
import waits from '../../lib/policy/waits.json' with { type: 'json' };
import websiteNames from '../../lib/policy/website-names.json' with { type: 'json' };
import * as advice from '../../lib/respond/texts/advice.ts';
import * as allocation from '../../lib/respond/texts/allocation.ts';
import * as calendar from '../../lib/respond/texts/calendar.ts';
import * as catalogue from '../../lib/respond/texts/catalogue.ts';
import * as faults from '../../lib/respond/texts/faults.ts';
import * as filing from '../../lib/respond/texts/filing.ts';
import * as findings from '../../lib/respond/texts/findings.ts';
import * as mcp from '../../lib/respond/texts/mcp.ts';
import * as plan from '../../lib/respond/texts/plan.ts';
import * as problems from '../../lib/respond/texts/problems.ts';
import * as replay from '../../lib/respond/texts/replay.ts';
import * as signs from '../../lib/respond/texts/signs.ts';
import * as webhook from '../../lib/respond/texts/webhook.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import type { Text } from '../../lib/texts.ts';

/** Where texts stand, in the order of the page. */
const PLACES: { readonly [place: string]: unknown } = {
  Rules: Object.fromEntries(CATALOGUE.map((rule) => [rule.id, rule])),
  'Rules by themselves': catalogue,
  Facts: {
    ...ENTITY.facts,
    ...ORDER.facts,
    ...WEBSITE.facts,
    ...DOMAIN.facts,
    ...SERVER.facts,
    ...CODE.facts,
    ...ROUTING.facts,
    ...VERIFICATION.facts,
  },
  'Actions of plans': ACTIONS,
  Plans: plan,
  Advice: advice,
  Allocations: allocation,
  Findings: findings,
  Problems: problems,
  Faults: faults,
  Filings: filing,
  Replays: replay,
  Webhooks: webhook,
  'Calendar feeds': calendar,
  Assistants: mcp,
  'Between texts': signs,
  Words: { ...WORDS, note: NOTES },
  Industries: byId(industries.items),
  'Replies of reviewers': byId([...individualContent.items, ...domainLabels.items]),
  Products: byId(products.items),
  Regions: byId(regions.items),
  Provinces: byId(provinces.items),
  'Naming rules': byId(websiteNames.items),
  'Statuses of domains': Object.fromEntries(
    domainStatuses.items.map((each) => [each.epp ?? each.rdap, each]),
  ),
  'Top-level domains': Object.fromEntries(tlds.items.map((each) => [each.tld, each])),
  Documents: Object.fromEntries(documents.items.map((each) => [each.en, each])),
  Waits: byId(waits.items),
  'States of filings': byId(lifecycle.states),
  'Deadlines of filings': byId(lifecycle.deadlines),
};

/** All texts of a place, by their names in it. */
export function everyText(): { place: string; texts: [string, Text][] }[] {
  return Object.entries(PLACES).map(([place, value]) => ({ place, texts: textsIn(value, []) }));
}

function textsIn(value: unknown, path: readonly string[]): [string, Text][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, [...path, name]));
}

function isText(value: object): value is Text {
  return 'en' in value && typeof value.en === 'string';
}

function byId<T extends { id: string }>(items: readonly T[]): { [id: string]: T } {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
