/**
 * `npm run -s impact -- --from OLD`: which requests would be judged otherwise by this catalogue than by an older one,
 * and by which rules.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Day, dayAt, isDay } from '../lib/calendar.ts';
import type { Finding } from '../lib/findings/finding.ts';
import { languageOf } from '../lib/http/language.ts';
import { type Change, changesBetween } from '../lib/judge/changes.ts';
import { judgeAgain } from '../lib/judge/judge-again.ts';
import { renderFinding } from '../lib/respond/finding.ts';
import type { Verdict } from '../lib/shapes/outcome.ts';
import { catalogueHash } from './impact/catalogue-hash.ts';
import { type LoadedJudge, loadJudge } from './impact/load-judge.ts';
import { type Given, requestsIn, resultsOf } from './impact/requests.ts';
import { ROOT } from './local/environment.ts';

const USAGE = `usage: npm run -s impact -- --from OLD [--requests PATH]... [--service URL] [--as-of DAY] [--json] [--exit-code]

Judges requests by an older catalogue and by this one, and tells which verdicts change and by which rules.

  --from OLD       a folder with the older policy files (a copy of lib/policy), for these rules; or an older
                   checkout of this project: its rules and its policy files
  --requests PATH  a file or folder: bodies of checks, sample events, stored results, lists of these; may be
                   repeated; examples/ if neither this nor --service is given
  --service URL    all results that a running service has stored for the tenant of the token in TOKEN
  --as-of DAY      judges as of this day; if not given, as of the day that a request or result names, else today
  --json           the answer as JSON
  --exit-code      exit 1 if a verdict changes`;

type Compared = {
  source: string;
  verdict: { from: Verdict; to: Verdict } | null;
  changes: Change[];
  carriedOver: Finding[];
};

const language = languageOf((process.env.LC_ALL || process.env.LANG || '').replace('_', '-').split('.')[0]);
const options = readOptions();
const cwd = process.env.INIT_CWD ?? process.cwd();
try {
  const old = await loadJudge(resolve(cwd, options.from));
  const compared: Compared[] = [];
  for await (const given of givenRequests()) compared.push(compare(given, old));
  const changed = compared.filter(({ verdict }) => verdict !== null && verdict.from !== verdict.to);
  const { catalogue: from, differing, lacking } = old;
  const catalogue = { from, to: catalogueHash(ROOT) };
  if (options.json) console.log(JSON.stringify({ catalogue, differing, lacking, items: compared }, null, 2));
  else report(old, catalogue.to, compared);
  process.exitCode = options['exit-code'] && changed.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function* givenRequests(): AsyncGenerator<Given> {
  const { requests = options.service === undefined ? [resolve(ROOT, 'examples')] : [], service } = options;
  yield* requestsIn(
    requests.map((path) => resolve(cwd, path)),
    cwd,
  );
  if (service === undefined) return;
  const token = process.env.TOKEN;
  if (!token) throw new Error('Set TOKEN to a token with the scope read.');
  yield* resultsOf(service, token);
}

function compare(given: Given, { judge }: LoadedJudge): Compared {
  const { source } = given;
  const today = dayFor(given);
  const onRuleError = (rule: string) => console.error(`${source}: ${rule} threw an error`);
  const before = judge(given, { today, onRuleError });
  const after = judgeAgain(given, { today, onRuleError });
  if (before === undefined || after === undefined)
    return { source, verdict: null, changes: [], carriedOver: [] };
  return {
    source,
    verdict: { from: before.judgement.verdict, to: after.judgement.verdict },
    changes: changesBetween(before.judgement, after.judgement),
    carriedOver: after.carriedOver,
  };
}

function dayFor({ moment }: Given): Day {
  const wanted = options['as-of'] ?? moment;
  if (wanted === undefined) return dayAt(Date.now());
  return isDay(wanted) ? wanted : dayAt(Date.parse(wanted));
}

function report({ catalogue, differing, lacking }: LoadedJudge, present: string, compared: Compared[]): void {
  console.log(`catalogue ${catalogue} -> ${present}`);
  console.log(`policy files that differ: ${differing.join(', ') || 'none'}`);
  if (lacking.length > 0) console.log(`not there, the present ones are used: ${lacking.join(', ')}`);
  for (const { source, verdict, changes, carriedOver } of compared) {
    if (verdict === null)
      console.log(`\n${source}: does not fit the schema of both catalogues, not compared`);
    if (verdict === null || changes.length === 0) continue;
    const { from, to } = verdict;
    console.log(`\n${source}: ${from === to ? `${to}, as before` : `${from} -> ${to}`}`);
    for (const change of changes) console.log(lineOf(change));
    if (carriedOver.length > 0) console.log('  (findings of authorization codes are carried over)');
  }
  const count = (holds: (each: Compared) => boolean) => compared.filter(holds).length;
  const verdicts = count(({ verdict }) => verdict !== null && verdict.from !== verdict.to);
  const findings = count(({ changes }) => changes.length > 0);
  console.log(
    `\nrequests: ${compared.length}, with another verdict: ${verdicts}, with other findings only: ${findings - verdicts}`,
  );
}

function lineOf({ rule, subject, before, after, decides }: Change): string {
  const [from, to] = [before?.outcome ?? 'no such rule', after?.outcome ?? 'no such rule'];
  const message = after === null ? '' : `  ${renderFinding(after, language).message}`;
  return `  ${decides ? '!' : '-'} ${rule} (${subject.kind} ${subject.id}): ${from} -> ${to}${message}`;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string' },
        requests: { type: 'string', multiple: true },
        service: { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
        'exit-code': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return refuse(undefined);
    const { from } = values;
    if (from === undefined) return refuse('--from is missing');
    if (values['as-of'] !== undefined && !isDay(values['as-of']))
      return refuse('--as-of: expected YYYY-MM-DD');
    return { ...values, from };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Says how it is used and ends: well if that was asked for. */
function refuse(fault: string | undefined): never {
  if (fault === undefined) console.log(USAGE);
  else console.error(`${fault}\n\n${USAGE}`);
  process.exit(fault === undefined ? 0 : 2);
}
