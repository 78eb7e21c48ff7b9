/** What a plan or a state of Terraform has that can verify no filing, and the change to make, in the words of HCL. */
import type { FoundServer } from '../../lib/evidence/inventory/inventory.ts';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { list, member, parseJson, text, texts } from '../../lib/evidence/json.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Language, Text } from '../../lib/texts.ts';
import { groupsOf, type ShownFinding } from '../reports/order.ts';
import type { Judged, Remark } from '../reports/report.ts';
import { DOES, HCL, REMARK, TERMS } from '../texts/terraform.ts';

const BILLING = 'server.billingMode';

/** A remark for each server of the file that fails. */
export function remarksOn(
  { file, source }: { file: string; source: string },
  result: Judged['result'],
  language: Language,
): Remark[] {
  const { fails } = groupsOf(result.findings);
  const failing = fails.filter(({ severity, subject }) => severity === 'error' && subject.kind === 'server');
  if (failing.length === 0) return [];
  const doingOf = doings(source);
  const { servers, evidence } = readTerraform(source);
  const isSpot = ({ place }: FoundServer) =>
    evidence.some(({ fact, address, raw }) => fact === BILLING && address === place && raw === 'spot');
  return servers.flatMap((server) => {
    const own = failing.filter(({ subject }) => subject.id === server.id || subject.id === server.place);
    if (own.length === 0) return [];
    const said = sentence(server, { doing: doingOf(server.place), isSpot: isSpot(server) }, language);
    return [
      { text: `${said}\n${changes(own, language).join('\n')}`, place: { file, address: server.place } },
    ];
  });
}

/** What a plan does to a resource; a state only has it. */
function doings(source: string): (address: string) => keyof typeof DOES {
  const parsed = parseJson(source);
  const document = 'value' in parsed ? parsed.value : undefined;
  const all = list(member(document, 'resource_changes'));
  // What is left of a resource that was replaced goes by its address.
  const planned = all.filter((each) => member(each, 'deposed') === undefined);
  const actions = new Map(
    planned.map((each) => [text(member(each, 'address')), texts(member(member(each, 'change'), 'actions'))]),
  );
  return (address) => {
    const own = actions.get(address);
    if (own === undefined) return 'has';
    if (own.includes('create')) return own.includes('delete') ? 'replaces' : 'buys';
    return own.includes('update') ? 'changes' : 'has';
  };
}

type Doing = { doing: keyof typeof DOES; isSpot: boolean };

function sentence(server: FoundServer, { doing, isSpot }: Doing, language: Language): string {
  const values = {
    does: DOES[doing][language],
    address: server.place,
    term: isSpot ? TERMS.spot[language] : termOf(server, language),
    region: server.region ?? '…',
  };
  return fill(REMARK, values, language).replaceAll('  ', ' ');
}

function termOf({ billingMode, subscription }: FoundServer, language: Language): string {
  if (billingMode === 'pay-per-use') return TERMS.payPerUse[language];
  const months = (subscription?.orders ?? []).reduce((sum, order) => sum + order.months, 0);
  if (months === 0) return '';
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year' as const] : [months, 'month' as const];
  return fill(count === 1 ? TERMS[`one-${unit}`] : TERMS[`${unit}s`], { count }, language);
}

/** The lines to change, each once. */
function changes(failing: readonly ShownFinding[], language: Language): string[] {
  const lines = failing.flatMap(({ rule, fix = '', data }) => {
    const change: Text | undefined = HCL[rule];
    return change === undefined ? [fix] : fill(change, { requiredMonths: 3, ...data }, language).split('\n');
  });
  return [...new Set(lines)];
}
