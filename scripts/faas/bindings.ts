/** What starts each function, read from serverless.yml, which is the one place that says it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import { ROOT } from '../local/environment.ts';

/** `paths` as in the gateway, `/v1/results/{id}`; the one function of `everyOtherPath` answers what no path fits. */
export type Binding = {
  name: string;
  paths: string[];
  everyOtherPath: boolean;
  schedules: Schedule[];
  timeoutSeconds: number;
};

/** `rate`: "15 minutes"; `cron`: the six fields of EventBridge. `input`: what the run is told. */
export type Schedule = ({ rate: string } | { cron: string }) & { input: unknown };

/** The framework's own. */
const DEFAULT_TIMEOUT_SECONDS = 6;

const scheduleText = z.union([z.string(), z.array(z.string()).check(z.length(1))]);
const httpApi = z.union([z.string(), z.object({ path: z.string() })]);
const schedule = z.union([z.string(), z.object({ rate: scheduleText, input: z.optional(z.unknown()) })]);
const timeout = z.optional(z.int());
const configuration = z.object({
  provider: z.object({ timeout }),
  functions: z.record(
    z.string(),
    z.object({
      timeout,
      events: z.array(z.object({ httpApi: z.optional(httpApi), schedule: z.optional(schedule) })),
    }),
  ),
});

/** The bindings of all functions, in the order of serverless.yml. */
export function readBindings(): Binding[] {
  return bindingsOf(readFileSync(join(ROOT, 'serverless.yml'), 'utf8'));
}

/** The bindings that a serverless.yml says. Throws where it says something that this does not understand. */
export function bindingsOf(yaml: string): Binding[] {
  const { provider, functions } = configuration.parse(load(yaml));
  return Object.entries(functions).map(
    ([name, { events, timeout = provider.timeout ?? DEFAULT_TIMEOUT_SECONDS }]) => {
      const paths = events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [pathOf(httpApi)]));
      return {
        name,
        paths: paths.filter((path) => path !== '*'),
        everyOtherPath: paths.includes('*'),
        schedules: events.flatMap(({ schedule }) => (schedule === undefined ? [] : [scheduleOf(schedule)])),
        timeoutSeconds: timeout,
      };
    },
  );
}

/** The function that a gateway sends a path to: the one with the path that fits, else the one for every other path. */
export function functionFor(
  bindings: readonly Pick<Binding, 'name' | 'paths' | 'everyOtherPath'>[],
  path: string,
): string | undefined {
  const fits = (template: string) => {
    const [parts, wanted] = [path.split('/'), template.split('/')];
    return (
      parts.length === wanted.length && wanted.every((each, at) => each.startsWith('{') || each === parts[at])
    );
  };
  return (
    bindings.find(({ paths }) => paths.some(fits)) ?? bindings.find(({ everyOtherPath }) => everyOtherPath)
  )?.name;
}

/** `"*"`, `"POST /v1/x"` and `{ method, path }` all name a path. */
function pathOf(event: z.infer<typeof httpApi>): string {
  return typeof event === 'string' ? (event.split(' ').at(-1) ?? event) : event.path;
}

function scheduleOf(event: z.infer<typeof schedule>): Schedule {
  const [text = ''] = [typeof event === 'string' ? event : event.rate].flat();
  const input = typeof event === 'string' ? undefined : event.input;
  const [, kind, value = ''] = /^(rate|cron)\((.+)\)$/.exec(text) ?? [];
  if (kind === 'rate') return { rate: value, input };
  if (kind === 'cron') return { cron: value, input };
  throw new Error(`serverless.yml: expected rate(…) or cron(…), found ${text}`);
}
