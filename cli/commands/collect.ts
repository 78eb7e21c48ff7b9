/** `collect`: facts out of files and accounts, as JSON, with where each value stood. */
import type { Inventory } from '../../lib/evidence/inventory/inventory.ts';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { readRdap } from '../../lib/evidence/rdap.ts';
import type { Registration } from '../../lib/evidence/registration.ts';
import { rowReader, shownFacts } from '../../lib/evidence/sheet/read-list.ts';
import { readRecords } from '../../lib/evidence/sheet/read-records.ts';
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import { readWhois } from '../../lib/evidence/whois.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Text } from '../../lib/texts.ts';
import type { Command, Invocation } from '../command.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import { terraformText } from '../documents/open-document.ts';
import { textOf } from '../documents/read-file.ts';
import { readJson } from '../documents/read-json.ts';
import { Failure, type Flaw, flawLine } from '../failure.ts';
import { tellNotes } from '../judge/check.ts';
import type { Options } from '../option.ts';
import { PLAIN_OPTIONS } from '../options.ts';
import { STATUS } from '../reports/verdicts.ts';
import { flawsInSheet, notesOn } from '../sheet/places.ts';
import { openSheet, type Sheet } from '../sheet/read-sheet.ts';
import { otherServersIn } from '../terraform/other-servers.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { USE } from '../texts/use.ts';

type Collected = { found: unknown; flaws: readonly Flaw[] };
type Collect = (file: string, invocation: Invocation) => Promise<Collected>;

/** A command that reads files and prints what it found. */
function collecting(
  { description, example, options = {} }: { description: Text; example: string; options?: Options },
  collect: Collect,
): Command {
  return {
    synopsis: 'FILE…',
    description,
    examples: [{ command: `icp-preflight collect ${example}`, does: COMMAND_TEXTS.collected }],
    options: { ...options, ...PLAIN_OPTIONS },
    async run(invocation) {
      const { given } = invocation;
      if (given.names.length === 0)
        throw new Failure({ text: USE.nothingGiven, values: { expected: 'FILE' } });
      const collected = [];
      for (const file of given.names) {
        const { found, flaws } = await collect(file, invocation);
        collected.push({ found, flaws: firstFlaws(flaws, file) });
      }
      const found = collected.map((each) => each.found);
      return print(
        found.length === 1 ? found[0] : { items: found },
        collected.flatMap(({ flaws }) => flaws),
        invocation,
      );
    },
  };
}

/** Prints what was found; what was not read goes to standard error, and makes the status 2. */
export async function print(
  found: unknown,
  flaws: readonly Flaw[],
  { world, language }: Invocation,
): Promise<number> {
  for (const flaw of flaws) world.err(`${flawLine(flaw, language)}\n`);
  await world.out(`${JSON.stringify(found, null, 2)}\n`);
  return flaws.length === 0 ? STATUS.fine : STATUS.failed;
}

/** An inventory as it is printed: what is not read is told beside. */
export function withoutFaults({ faults: _, otherServers: __, ...found }: Inventory) {
  return found;
}

export const collectTerraform = collecting(
  {
    description: {
      en: 'Reads servers, EIPs, load balancers, CDN and DNS out of what terraform show -json prints of a plan or a state.',
      'zh-CN': '从 terraform show -json 输出的计划或状态中读取服务器、弹性公网 IP、负载均衡、CDN 与解析。',
    },
    example: 'terraform examples/plan.json',
  },
  async (file, invocation) => {
    const inventory = readTerraform(await terraformText(file, invocation.world));
    tellNotes({ hints: otherServersIn(inventory, file) }, invocation);
    return { found: withoutFaults(inventory), flaws: flawsOf(inventory, file) };
  },
);

export const collectSheet = collecting(
  {
    description: {
      en: 'Reads a CSV or XLSX file of domains or websites, each row with its facts and their cells; or an export of DNS records.',
      'zh-CN': '读取域名或网站的 CSV 或 XLSX 文件，逐行给出事实及其单元格；也可读取解析记录导出文件。',
    },
    example: 'sheet examples/domains.csv',
    options: {
      zone: {
        type: 'string',
        value: 'DOMAIN',
        help: {
          en: 'The domain of an export whose hosts are @, www …',
          'zh-CN': '解析记录导出所属的域名，主机记录为 @、www 等时需要',
        },
        faultOf: (value) => (typeof parseDomainName(value) === 'object' ? undefined : USE.domain),
      },
    },
  },
  async (file, invocation) => {
    const { world, given } = invocation;
    const sheet = await openSheet(file, world);
    tellNotes({ notes: notesOn(sheet) }, invocation);
    const rows = [...sheet.rows()].filter(({ line }) => line > sheet.columns.line);
    return sheet.form === 'records'
      ? collectedRecords(sheet, rows, given.text('zone'))
      : collectedRows(sheet, rows);
  },
);

function collectedRows({ file, columns }: Sheet, rows: readonly Row[]): Collected {
  const read = rows
    .map(rowReader(columns, file))
    .filter(({ facts, faults }) => facts !== undefined || faults.length > 0);
  return {
    found: {
      columns: [...columns.places.keys()],
      unread: [...columns.unread, ...columns.doubled.map(({ place }) => place)].map(
        (place) => columns.headings[place],
      ),
      rows: read.map(({ facts, evidence }) => ({ ...(facts && shownFacts(facts)), evidence: evidence() })),
    },
    flaws: read.flatMap(({ faults }) => flawsInSheet({ faults }, file)),
  };
}

function collectedRecords(
  { file, columns }: Sheet,
  rows: readonly Row[],
  zone: string | undefined,
): Collected {
  const parsed = parseDomainName(zone ?? '');
  const host = typeof parsed === 'object' ? parsed.host : undefined;
  const read = rows.map((row) => readRecords(row, columns, host));
  return {
    found: { records: read.flatMap(({ records }) => records) },
    flaws: read.flatMap(({ faults }) => flawsInSheet({ faults }, file)),
  };
}

export const collectWhois = collecting(
  {
    description: { en: 'Reads the text of a WHOIS answer.', 'zh-CN': '读取 WHOIS 应答文本。' },
    example: 'whois examples/whois.txt',
  },
  async (file, { world }) =>
    registrationIn(readWhois(await textOf(file, world), askedOf('whois', file)), file),
);

export const collectRdap = collecting(
  {
    description: { en: 'Reads the JSON of an RDAP answer.', 'zh-CN': '读取 RDAP 应答 JSON。' },
    example: 'rdap examples/rdap.json',
  },
  async (file, { world }) => {
    const answer = readJson(file, await textOf(file, world));
    return registrationIn(readRdap(answer, 200, askedOf('rdap', file)), file);
  },
);

function askedOf(source: 'rdap' | 'whois', file: string) {
  return { name: file, source, address: file };
}

function registrationIn(registration: Registration, file: string): Collected {
  const { kind } = registration;
  if (kind === 'failed') {
    const flaw = { text: COMMAND_TEXTS.notRead, values: { reason: registration.reason }, place: { file } };
    return { found: { kind, reason: registration.reason }, flaws: [flaw] };
  }
  return { found: kind === 'registered' ? registration : { kind }, flaws: [] };
}
