/** A whole application of 1, 10 and 50 websites and servers, from body to answer: does the cost grow with the subjects alone? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAssessment } from '../lib/findings/assessment.ts';
import { NO_LEDGER } from '../lib/findings/verifiers.ts';
import { parseWith } from '../lib/parse/body.ts';
import { assessment } from '../lib/parse/schemas.ts';
import { renderResult } from '../lib/respond/result.ts';
import { type Row, timeInTurn } from './timing.ts';

const SIZES = [1, 10, 50];
const evaluation = { today: '2026-11-23', onRuleError: () => undefined };

export async function assessmentSizes(): Promise<Row[]> {
  const example = JSON.parse(readFileSync(join(import.meta.dirname, '../examples/ready.json'), 'utf8'));
  const [site] = example.websites;
  const tasks = SIZES.map((size) => {
    const indexes = Array.from({ length: size }, (_, index) => index);
    const websites = indexes.map((index) => ({
      ...site,
      domains: [{ ...site.domains[0], name: `haitang${index}.cn` }],
    }));
    const servers = indexes.map((index) => ({ ...example.servers[0], id: `ecs-${index}` }));
    const body = JSON.stringify({ ...example, websites, servers });
    return () => {
      const request = parseWith(assessment, JSON.parse(body));
      const judgement = judgeAssessment(request, NO_LEDGER, evaluation);
      return JSON.stringify(
        renderResult(
          {
            id: '',
            kind: 'assessment',
            subject: '',
            catalogue: '',
            evaluatedAt: '',
            asOf: null,
            ...judgement,
            request,
          },
          'en',
        ),
      );
    };
  });
  const times = timeInTurn(tasks, { rounds: 20, calls: 40 });
  const [one = 1] = times;
  return SIZES.map((size, index) => {
    const each = (times[index] ?? 0) / size;
    return {
      name: `application of ${size} websites and servers`,
      ours: `${((times[index] ?? 0) / 1000).toFixed(3)} ms`,
      floor: `${(one / 1000).toFixed(3)} ms for one`,
      ratio: each / one,
      aim: '<= 1.2 x for each',
      met: each / one <= 1.2,
    };
  });
}
