/** Sends a request until it is answered: a busy service says when to come back, and a lost answer is asked for again. */
import { fill } from '../../lib/respond/fill.ts';
import type { Language } from '../../lib/texts.ts';
import { Failure } from '../failure.ts';
import { lineOn } from '../progress.ts';
import { SERVICE } from '../texts/service.ts';
import type { World } from '../world.ts';
import { type Again, post } from './post.ts';

/** Attempts where nothing says that waiting helps: what is waited between them is some seconds. */
const FEW_ATTEMPTS = 5;
/** Attempts where the service says when to come, or has answered before and will come back: its rows are not lost. */
const MANY_ATTEMPTS = 8;
const FIRST_WAIT_MS = 500;
/** After this time nothing is begun again that gets few attempts: each may have taken long by itself. */
const FEW_MS = 15_000;
/** A wait that a service asks for is told of from here on: shorter ones are its limit of requests. */
const TOLD_FROM_MS = 5_000;

type Send = (path: string, body: unknown, key: string) => Promise<unknown>;

type SendSettings = {
  service: string;
  token: string;
  language: Language;
  quiet: boolean;
  world: World;
  /** Ends everything that is still on its way. */
  stop: AbortSignal;
};

/** Makes the sending. All requests of a service wait when one is told to: they share its limit. */
export function createSend(settings: SendSettings): Send {
  const { service, token, language, world, stop } = settings;
  const outage = outageOf(settings);
  let free: Promise<unknown> = Promise.resolve();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'accept-language': language,
  };
  return async (path, body, key) => {
    const began = world.now();
    for (let attempt = 1; ; attempt += 1) {
      await free;
      const posted = { service, path, headers: { ...headers, 'idempotency-key': key }, body, stop };
      const answered = await post(posted);
      if ('answer' in answered) {
        outage.ends();
        return answered.answer;
      }
      const { again } = answered;
      const waitMs = again.afterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
      outage.lasts(again, waitMs);
      outage.endsRun(again, attempt, world.now() - began + waitMs);
      const pause = world.wait(waitMs, stop);
      if (again.afterMs !== undefined) free = pause;
      await pause;
    }
  };
}

/** What is known of a service that does not answer, by all requests to it. */
function outageOf({ service, language, quiet, world }: SendSettings) {
  let isTold = false;
  let hasAnswered = false;
  return {
    ends() {
      isTold = false;
      hasAnswered = true;
    },
    /** Says once that it is asked again. */
    lasts({ reason, afterMs }: Again, waitMs: number): void {
      if (isTold || quiet || (afterMs !== undefined && waitMs < TOLD_FROM_MS)) return;
      isTold = true;
      const text = afterMs === undefined ? SERVICE.askedAgain : SERVICE.busy;
      const values = { service, reason, seconds: Math.ceil(waitMs / 1000) };
      lineOn(world, `icp-preflight: ${fill(text, values, language)}`);
    },
    /** Throws a failure where there were attempts enough. */
    endsRun({ reason, lost, afterMs }: Again, attempts: number, tookMs: number): void {
      const isFew = afterMs === undefined && !(lost && hasAnswered);
      if (attempts < (isFew ? FEW_ATTEMPTS : MANY_ATTEMPTS) && !(isFew && tookMs > FEW_MS)) return;
      const text = hasAnswered ? SERVICE.brokenOff : SERVICE.noAnswer;
      throw new Failure({ text, values: { service, reason, attempts } });
    },
  };
}
