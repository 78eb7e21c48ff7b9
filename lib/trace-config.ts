/** OpenTelemetry's variables: whether there are traces is read here, the rest by its library, which passes over what is wrong. */
import * as z from 'zod/mini';
import {
  decimalNumber,
  type Environment,
  list,
  oneOf,
  setting,
  settingsIn,
  text,
  wholeNumber,
} from './settings.ts';

/** Those of the specification; of them only `otlp` sends anything. */
const EXPORTERS = ['otlp', 'none', 'console', 'zipkin', 'jaeger', 'logging'];
const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
/** A collector is waited for within an answer: not for longer than that is waited for. */
const LONGEST_MS = 60_000;

function collector(example: string) {
  return setting(`the http or https address of a collector, such as ${example}`, (given) =>
    /^https?:\/\/[^\s/?#]\S*$/i.test(given.trim()) && URL.canParse(given) ? given.trim() : undefined,
  );
}

function pairs(example: string) {
  return list(`pairs of name and value with commas between, such as ${example}`, (part) =>
    /^[^\s=]+ *=/.test(part) ? part : undefined,
  );
}

const milliseconds = wholeNumber(1, LONGEST_MS, { unit: 'of milliseconds', example: 500 });

const settings = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z.optional(collector('http://127.0.0.1:4318')),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.optional(collector('http://127.0.0.1:4318/v1/traces')),
  OTEL_EXPORTER_OTLP_HEADERS: z.optional(pairs('x-team=filings,authorization=Bearer%20TOKEN')),
  OTEL_EXPORTER_OTLP_TIMEOUT: z.optional(milliseconds),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: z.optional(milliseconds),
  OTEL_BSP_SCHEDULE_DELAY: z.optional(wholeNumber(1, 3_600_000, { unit: 'of milliseconds', example: 5000 })),
  OTEL_SERVICE_NAME: z.optional(text('a name, such as icp-preflight', /./)),
  OTEL_RESOURCE_ATTRIBUTES: z.optional(pairs('deployment.environment.name=prod')),
  OTEL_TRACES_SAMPLER: z.optional(oneOf(SAMPLERS)),
  OTEL_TRACES_SAMPLER_ARG: z.optional(decimalNumber(0, 1, { example: 0.1 })),
  OTEL_TRACES_EXPORTER: z._default(
    list('otlp or none', (part) => EXPORTERS.find((each) => each === part)),
    ['otlp'],
  ),
  OTEL_SDK_DISABLED: z.optional(
    setting('true or false', (given) =>
      ['true', 'false'].find((each) => each === given.trim().toLowerCase()),
    ),
  ),
});

/** Whether a collector of traces is named, and nothing turns it off. Throws an error that names every wrong variable. */
export function readTraced(env: Environment): boolean {
  const read = settingsIn(settings, env);
  const named = read.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? read.OTEL_EXPORTER_OTLP_ENDPOINT;
  return (
    named !== undefined && read.OTEL_SDK_DISABLED !== 'true' && read.OTEL_TRACES_EXPORTER.includes('otlp')
  );
}
