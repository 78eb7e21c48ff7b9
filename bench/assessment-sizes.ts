/**
 * A whole application of 1, 10 and 50 websites and servers, from body to answer, plan and outlook included, in
 * processor time: does the cost grow with the subjects alone, and is the largest one fast enough? The latter without
 * writing the answer out as JSON, which for a megabyte is the larger part and nobody's choice. `ready`: nothing is to
 * be done, and its end is looked for. `to mend`: no domain and no server is ready.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_LEDGER } from '../lib/findings/verifiers.ts';
import { judgeAssessment } from '../lib/judge/assessment.ts';
import { renderResult } from '../lib/respond/result.ts';
import { assessment } from '../lib/shapes/assessment.ts';
import { parseWith } from '../lib/shapes/parse.ts';
import { processorTimeInTurn, type Row } from './timing.ts';

const LARGEST = 50;
const SIZES = [1, 10, LARGEST];
const LARGEST_AIM_US = 5000;
const evaluation = { today: '2026-11-23', onRuleError: () => undefined };

const DOMAIN_TO_MEND = { expiresOn: '2026-11-24', realName: { verified: false }, registrar: { ianaId: 146 } };
const SERVER_TO_MEND = { billingMode: 'pay-per-use', subscription: undefined, eip: null };
const KINDS: { readonly [kind: string]: { domain: object; server: object } } = {
  ready: { domain: {}, server: {} },
  'to mend': { domain: DOMAIN_TO_MEND, server: SERVER_TO_MEND },
};

export async function assessmentSizes(): Promise<Row[]> {
  return Object.entries(KINDS).flatMap(([kind, changes]) => {
    const times = processorTimeInTurn(
      [...SIZES.map((size) => wholeAnswer(size, changes)), wholeAnswer(LARGEST, changes, false)],
      { rounds: 20, calls: 40 },
    );
    const [one = 1] = times;
    const rendered = times.at(-1) ?? 0;
    return [
      ...SIZES.map((size, index) => {
        const each = (times[index] ?? 0) / size;
        return {
          name: `application of ${size} websites and servers, ${kind}`,
          ours: ms(times[index] ?? 0),
          floor: `${ms(one)} for one`,
          ratio: each / one,
          aim: '<= 1.2 x for each',
          met: each / one <= 1.2,
        };
      }),
      {
        name: `application of ${LARGEST}, ${kind}: parsed, judged, planned, rendered`,
        ours: ms(rendered),
        floor: ms(LARGEST_AIM_US),
        ratio: rendered / LARGEST_AIM_US,
        aim: `<= ${ms(LARGEST_AIM_US)}`,
        met: rendered <= LARGEST_AIM_US,
      },
    ];
  });
}

/** From the body's text to the answer's, or to the answer before it is text, for an application of one size. */
function wholeAnswer(
  size: number,
  changes: { domain: object; server: object },
  written = true,
): () => unknown {
  const example = JSON.parse(readFileSync(join(import.meta.dirname, '../examples/ready.json'), 'utf8'));
  const [site] = example.websites;
  const indexes = Array.from({ length: size }, (_, index) => index);
  const websites = indexes.map((index) => ({
    ...site,
    domains: [{ ...site.domains[0], ...changes.domain, name: `haitang${index}.cn` }],
  }));
  const servers = indexes.map((index) => ({ ...example.servers[0], ...changes.server, id: `ecs-${index}` }));
  const body = JSON.stringify({ ...example, websites, servers });
  return () => {
    const request = parseWith(assessment, JSON.parse(body));
    const judgement = judgeAssessment(request, evaluation, NO_LEDGER);
    const stored = {
      id: '',
      kind: 'assessment',
      subject: '',
      catalogue: '',
      evaluatedAt: '',
      asOf: null,
    } as const;
    const answer = renderResult({ ...stored, ...judgement, request }, 'en');
    return written ? JSON.stringify(answer) : answer;
  };
}

function ms(microseconds: number): string {
  return `${(microseconds / 1000).toFixed(3)} ms`;
}
