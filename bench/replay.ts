/** A stored result judged again and compared, against judging its request alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_LEDGER } from '../lib/findings/verifiers.ts';
import { judgeAssessment } from '../lib/judge/assessment.ts';
import { replay } from '../lib/judge/replay.ts';
import type { Result } from '../lib/records/result.ts';
import { assessment } from '../lib/shapes/assessment.ts';
import { type Row, timeInTurn } from './timing.ts';

const WEBSITES = 50;
const today = '2026-11-23';
const onRuleError = () => undefined;

export async function replayAgainstJudging(): Promise<Row[]> {
  const request = assessment.parse(application());
  const judge = () => judgeAssessment(assessment.parse(request), { today, onRuleError }, NO_LEDGER);
  const result: Result = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    subject: 'bench',
    ...judge(),
    catalogue: 'bench',
    evaluatedAt: `${today}T00:00:00.000Z`,
    asOf: null,
    request,
  };
  if (!replay(result, onRuleError).identical) throw new Error('replay: the same catalogue judged otherwise');
  const [ours = 0, floor = 0] = timeInTurn([() => replay(result, onRuleError), judge], {
    rounds: 20,
    calls: 5,
  });
  return [
    {
      name: `a stored assessment of ${WEBSITES} websites judged again and compared`,
      ours: `${(ours / 1000).toFixed(2)} ms`,
      floor: `${(floor / 1000).toFixed(2)} ms (parsed and judged)`,
      ratio: ours / floor,
      aim: '<= 4 x',
      met: ours / floor <= 4,
    },
  ];
}

/** The example with as many websites. */
function application(): unknown {
  const example = JSON.parse(readFileSync(join(import.meta.dirname, '../examples/ready.json'), 'utf8'));
  const [site] = example.websites;
  const websites = Array.from({ length: WEBSITES }, (_, index) => ({
    ...site,
    domains: [{ ...site.domains[0], name: `haitang${index}.cn` }],
  }));
  return { ...example, websites };
}
