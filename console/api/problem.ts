/** What the service, or the lack of a connection to it, refuses. */
import type { Answer } from '../../lib/answers/named.ts';

export type ProblemDocument = Answer<'Problem'>;

/** A request that was not answered with success; `problem` undefined: no answer came, or none of the service. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: ProblemDocument | undefined;

  constructor(status: number, problem: ProblemDocument | undefined) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** The name of the problem, as `not-found`. */
  get named(): string {
    return this.problem?.type.split(':').at(-1) ?? '';
  }

  /** Whether no answer came. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

/** An error of any kind as what was refused. */
export function refusalOf(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused(0, undefined);
}
