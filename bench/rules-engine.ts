/** Judging a whole application's subjects against the same rules in json-rules-engine, both on facts that are ready. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'json-rules-engine';
import { domainFacts } from '../lib/facts/domain.ts';
import { entityFacts } from '../lib/facts/entity.ts';
import type { KnownFacts } from '../lib/facts/facts.ts';
import { serverFacts } from '../lib/facts/server.ts';
import { websiteFacts } from '../lib/facts/website.ts';
import { evaluate } from '../lib/findings/evaluate.ts';
import { rulesFor } from '../lib/rules/catalogue.ts';
import { assessment } from '../lib/shapes/assessment.ts';
import type { Subject, SubjectKind } from '../lib/shapes/outcome.ts';
import { median, type Row } from './timing.ts';

const ROUNDS = 40;
const CALLS = 50;
const KINDS = ['entity', 'website', 'domain', 'server'] as const;
const today = '2026-11-23';
const evaluation = { today, onRuleError: () => undefined };

/** The same rules, subjects and facts; in the engine every rule is one condition whose operator runs our own check. */
export async function rulesEngine(): Promise<Row[]> {
  const application = assessment.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../examples/ready.json'), 'utf8')),
  );
  const { entity, websites, servers } = application;
  const subjects: { subject: Subject; facts: KnownFacts }[] = [
    { subject: { kind: 'entity', id: entity.name }, facts: entityFacts(application) },
    ...websites.map((site) => ({
      subject: { kind: 'website' as const, id: site.name },
      facts: websiteFacts(site, entity),
    })),
    ...websites.flatMap(({ domains }) =>
      domains.map((domain) => ({
        subject: { kind: 'domain' as const, id: domain.name },
        facts: domainFacts(domain, entity),
      })),
    ),
    ...servers.map((server) => ({
      subject: { kind: 'server' as const, id: server.id },
      facts: serverFacts(server),
    })),
  ];
  const rules = new Map<SubjectKind, ReturnType<typeof rulesFor>>(
    KINDS.map((kind) => [kind, rulesFor(kind)]),
  );
  const engines = new Map(KINDS.map((kind) => [kind, engineOf(kind)] as const));
  const ours = () =>
    subjects.map(({ subject, facts }) => evaluate(rules.get(subject.kind) ?? [], subject, facts, evaluation));
  const theirs = async () => {
    const runs = [];
    for (const { subject, facts } of subjects)
      runs.push(await engines.get(subject.kind as (typeof KINDS)[number])?.run({ facts }));
    return runs;
  };
  const passes = ours()
    .flat()
    .filter(({ outcome }) => outcome === 'pass').length;
  const theirPasses = (await theirs()).flatMap((run) => run?.results ?? []).length;
  if (passes !== theirPasses)
    throw new Error(`json-rules-engine passes ${theirPasses} findings, ours ${passes}`);

  const times: [number[], number[]] = [[], []];
  for (let round = -3; round < ROUNDS; round += 1) {
    let started = performance.now();
    for (let call = 0; call < CALLS; call += 1) ours();
    if (round >= 0) times[0].push((performance.now() - started) / CALLS);
    started = performance.now();
    for (let call = 0; call < CALLS; call += 1) await theirs();
    if (round >= 0) times[1].push((performance.now() - started) / CALLS);
  }
  const perSecond = (ms: number) => `${Math.round(1000 / ms).toLocaleString('en')} /s`;
  const ratio = median(times[1]) / median(times[0]);
  const count = ours().flat().length;
  return [
    {
      name: `whole applications judged, ${count} findings each`,
      ours: perSecond(median(times[0])),
      floor: `${perSecond(median(times[1]))} (json-rules-engine)`,
      ratio,
      aim: '>= 50 x',
      met: ratio >= 50,
    },
  ];
}

function engineOf(kind: SubjectKind): Engine {
  const engine = new Engine();
  for (const rule of rulesFor(kind)) {
    engine.addOperator(rule.id, (facts: KnownFacts) => rule.judge(facts, today).outcome === 'pass');
    engine.addRule({
      name: rule.id,
      conditions: { all: [{ fact: 'facts', operator: rule.id, value: true }] },
      event: { type: rule.id },
    });
  }
  return engine;
}
