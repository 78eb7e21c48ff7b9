/** Who judges: this machine, or the service that `--service` names. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Invocation } from '../command.ts';
import { idle } from '../failure.ts';
import { USE } from '../texts/use.ts';
import type { Soon } from './in-order.ts';
import { type AskedJudge, type AskedKind, type Body, JUDGES } from './judges.ts';
import type { Judging } from './judging.ts';

/** The answer to what is asked. Throws 422 with every fault of its body. */
export type AnswerOf = (asked: { kind: AskedKind; body: Body }) => Soon<Answer<'Result'>>;

export type OpenJudge = {
  answer: AnswerOf;
  /** How many may be asked at a time. */
  atOnce: number;
  close: () => Promise<void>;
};

/** Domains are looked up side by side: registries are slow. */
const LOOK_UPS_AT_ONCE = 4;

/** The judge of a command line. */
export async function openJudge(invocation: Invocation, { toldOnly = false } = {}): Promise<OpenJudge> {
  const { given } = invocation;
  if (given.has('service')) {
    const { openService } = await import('../service/open-service.ts');
    return openService(invocation);
  }
  if (given.has('state')) throw idle(USE.onlyWith, '--state', '--service');
  const judging = { ...(await judgingOf(invocation)), toldOnly };
  const loaded = new Map<string, AskedJudge>();
  return {
    atOnce: given.flag('look-up') ? LOOK_UPS_AT_ONCE : 1,
    close: async () => undefined,
    answer({ kind, body }) {
      const judge = loaded.get(kind);
      if (judge !== undefined) return judge.judge(body, judging);
      return JUDGES[kind]().then((first) => {
        loaded.set(kind, first);
        return first.judge(body, judging);
      });
    },
  };
}

async function judgingOf({ given, world, language }: Invocation): Promise<Omit<Judging, 'toldOnly'>> {
  return {
    asOf: given.text('as-of'),
    now: world.now(),
    language,
    onRuleError: (rule, error) =>
      world.err(`${rule}: ${error instanceof Error ? error.message : String(error)}\n`),
    ...(given.flag('look-up') && { lookUp: (await import('./look-up-here.ts')).lookUpHere(world) }),
  };
}
