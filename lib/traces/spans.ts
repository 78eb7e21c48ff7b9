/** Spans of traces, as the service speaks of them; `otlp.ts` sends them to a collector. */

/**
 * What a span says beside its name and its time. Counts, kinds, ids of ours and names of routes: no code, token, address,
 * domain or name of anybody. What is undefined is not said.
 */
export type SpanFacts = { readonly [name: string]: string | number | boolean | undefined };

/** A span under way. `fail` says that what it stands for failed, and in which way. */
export type OpenSpan = {
  /** By which the collector knows the trace: 32 hexadecimal digits; undefined where nothing is recorded. */
  traceId: string | undefined;
  note: (facts: SpanFacts) => void;
  rename: (name: string) => void;
  fail: (kind: string) => void;
};

/** Does work within a span, which is below the one that is under way. Throws what the work throws, and notes its kind. */
export type InSpan = <T>(
  start: {
    name: string;
    kind: 'server' | 'client' | 'internal';
    facts?: SpanFacts;
    /** Headers of a request, which may name the trace that it is part of. */
    headers?: { readonly [name: string]: string | undefined };
  },
  work: (span: OpenSpan) => Promise<T>,
) => Promise<T>;

/** The spans of an instance. */
export type Spans = {
  inSpan: InSpan;
  /** Sends what has gathered, where spans are sent with each answer. It never throws, and takes a bounded time. */
  flush: () => Promise<void>;
  /** Sends what has gathered before a process ends. The same holds of it. */
  end: () => Promise<void>;
};

/** A function is stopped once it has answered: its spans are sent before. A process that goes on sends them every few seconds. */
export type SpansSent = 'with-each-answer' | 'in-batches';
