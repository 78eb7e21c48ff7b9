/** `npm run policy:import -- tlds|registrars|working-days FILE`: takes a list over that an operator has, into the policy data. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayAt, isDay } from '../lib/calendar.ts';
import { judgeAgain } from '../lib/judge/judge-again.ts';
import { loadJudge } from './impact/load-judge.ts';
import { type Given, requestsIn, resultsOf } from './impact/requests.ts';
import { ROOT } from './local/environment.ts';
import { IMPORTS, policyIn, policyText } from './policy/imports.ts';

const USAGE = `usage: npm run -s policy:import -- tlds|registrars|working-days FILE --source ADDRESS --date DAY [options]

Takes a list of the authority over into lib/policy/: checks it, shows what changes and which requests would be judged otherwise, and writes it.

  FILE             CSV in any usual encoding, or JSON; working days in the form of holiday-cn
  --source ADDRESS where the list is from
  --date DAY       the day that the list carries
  --title TITLE    what it is called
  --dry-run        writes nothing
  --requests PATH  requests to judge by both: as for npm run impact; examples/ if not given
  --service URL    all results that a running service has stored for the tenant of the token in TOKEN
  --policy DIR     the folder of the policy files, if not lib/policy/`;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      date: { type: 'string' },
      title: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      requests: { type: 'string', multiple: true },
      service: { type: 'string' },
      policy: { type: 'string', default: join(ROOT, 'lib/policy') },
      help: { type: 'boolean', default: false },
    },
  });
  const [name = '', path = ''] = positionals;
  const list = IMPORTS[name];
  const { source: address, date } = values;
  if (
    values.help ||
    list === undefined ||
    path === '' ||
    address === undefined ||
    date === undefined ||
    !isDay(date)
  ) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const before = policyIn(values.policy, list.file);
  const provenance = {
    title: values.title ?? `List of ${name}`,
    address,
    date,
    retrievedOn: dayAt(Date.now()),
  };
  const { policy, changes, faults } = list.apply({
    policy: before,
    list: list.read(resolve(cwd, path)),
    provenance,
  });
  if (faults.length > 0) {
    for (const fault of faults.slice(0, 20)) console.error(`${path}: ${fault}`);
    console.error(`Faults: ${faults.length}. Nothing was written.`);
    return 2;
  }
  for (const change of changes) console.log(change);
  console.log(`Changes: ${changes.length}.`);
  const turned = await turnedBy(list.file, policyText(policy), { ...values, cwd });
  for (const each of turned) console.log(`${each.source}: ${each.from} -> ${each.to}`);
  console.log(`Requests that would be judged otherwise: ${turned.length}.`);
  if (values['dry-run']) console.log('Nothing was written.');
  else {
    writeFileSync(join(values.policy, list.file), policyText(policy));
    console.log(
      `Wrote ${join(values.policy, list.file)}. Run npm run docs, which renews the catalogue's hash.`,
    );
  }
  return 0;
}

type Turned = { source: string; from: string; to: string };

/** The requests whose verdict the new data turn, judged by these rules with the policy files as they are and as they would be. */
async function turnedBy(
  file: string,
  text: string,
  { policy, requests, service, cwd }: { policy: string; requests?: string[]; service?: string; cwd: string },
): Promise<Turned[]> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-policy-'));
  try {
    cpSync(policy, folder, { recursive: true, filter: (from) => !/\.ts$/.test(from) });
    const old = policy === join(ROOT, 'lib/policy') ? { judge: judgeAgain } : await loadJudge(policy);
    writeFileSync(join(folder, file), text);
    const { judge } = await loadJudge(folder);
    const turned: Turned[] = [];
    for await (const given of givenRequests({
      ...(requests && { requests }),
      ...(service && { service }),
      cwd,
    })) {
      const today = dayOf(given);
      const evaluation = { today, onRuleError: () => {} };
      const from = old.judge(given, evaluation)?.judgement.verdict ?? 'not understood';
      const to = judge(given, evaluation)?.judgement.verdict ?? 'not understood';
      if (from !== to) turned.push({ source: given.source, from, to });
    }
    return turned;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function dayOf({ moment }: Given): string {
  if (moment === undefined) return dayAt(Date.now());
  return isDay(moment) ? moment : dayAt(Date.parse(moment));
}

async function* givenRequests({
  requests,
  service,
  cwd,
}: {
  requests?: string[];
  service?: string;
  cwd: string;
}): AsyncGenerator<Given> {
  const paths = requests ?? (service === undefined ? [join(ROOT, 'examples')] : []);
  yield* requestsIn(
    paths.map((path) => resolve(cwd, path)),
    cwd,
  );
  if (service === undefined) return;
  const token = process.env.TOKEN;
  if (!token) throw new Error('Set TOKEN to a token with the scope read.');
  yield* resultsOf(service, token);
}
