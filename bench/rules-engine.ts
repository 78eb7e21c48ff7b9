/** Judging a whole application against the same rules in json-rules-engine, on the same facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'json-rules-engine';
import { judgeAssessment } from '../lib/findings/assessment.ts';
import { assessment } from '../lib/parse/schemas.ts';
import { median, type Row } from './timing.ts';

const ROUNDS = 40;
const CALLS = 50;
const evaluation = { today: '2026-11-23', onRuleError: () => undefined };

/**
 * One engine rule for each of our findings that passes or fails, as a single comparison of a fact that is already
 * there. Look-ups in lists, calendars and names are given to the engine for nothing: that favours it.
 */
export async function rulesEngine(): Promise<Row[]> {
  const request = assessment.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../examples/ready.json'), 'utf8')));
  const judge = () => judgeAssessment(request, () => undefined, evaluation);
  const decided = judge().findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  const engine = new Engine();
  const facts: Record<string, boolean> = {};
  for (const [index, { rule, outcome }] of decided.entries()) {
    facts[`fact-${index}`] = outcome === 'pass';
    engine.addRule({ name: `${rule} ${index}`, conditions: { all: [{ fact: `fact-${index}`, operator: 'equal', value: true }] }, event: { type: rule } });
  }
  const { results } = await engine.run(facts);
  const passes = decided.filter(({ outcome }) => outcome === 'pass').length;
  if (results.length !== passes) throw new Error(`json-rules-engine passes ${results.length} rules, ours ${passes}`);

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -3; round < ROUNDS; round += 1) {
    let started = performance.now();
    for (let call = 0; call < CALLS; call += 1) judge();
    if (round >= 0) ours.push((performance.now() - started) / CALLS);
    started = performance.now();
    for (let call = 0; call < CALLS; call += 1) await engine.run(facts);
    if (round >= 0) theirs.push((performance.now() - started) / CALLS);
  }
  const perSecond = (ms: number) => `${Math.round(1000 / ms).toLocaleString('en')} /s`;
  const ratio = median(theirs) / median(ours);
  return [{ name: `whole applications judged, ${decided.length} rules decided`, ours: perSecond(median(ours)), floor: `${perSecond(median(theirs))} (json-rules-engine)`, ratio, aim: '>= 50 x', met: ratio >= 50 }];
}
