/** What each kind of record is judged by, from the facts that its last check stored. */
import { judgeDomain, judgeServerWithCodes } from '../findings/domain-and-server.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Judgement } from '../findings/judgement.ts';
import type { Dependent } from '../findings/notices.ts';
import { timesOfDomain, timesOfServer } from '../findings/tracked-subjects.ts';
import type { Times } from '../findings/tracking.ts';
import { parseWith } from '../parse/body.ts';
import type { ResultKind } from '../parse/results-query.ts';
import { domainFacts, serverFacts } from '../parse/schemas.ts';
import type { DueRecord } from '../store/due-records.ts';
import type { TrackedKind } from '../store/keys.ts';
import type { Table } from '../store/table.ts';

export type Source = {
  resultKind: ResultKind;
  /** Throws if the stored facts are not in order. */
  judge: (
    record: DueRecord,
    evaluation: Evaluation,
  ) => { judgement: Judgement; times: Times; facts: unknown };
  /** The websites that go dark if this lapses. */
  dependentsOf: (table: Table, record: DueRecord) => Promise<readonly Dependent[]>;
};

export const SOURCES: { readonly [K in TrackedKind]: Source } = {
  server: {
    resultKind: 'server-check',
    judge({ facts, codesIssued }, evaluation) {
      const server = parseWith(serverFacts, facts);
      return {
        judgement: judgeServerWithCodes(server, evaluation, codesIssued),
        times: timesOfServer(server),
        facts: server,
      };
    },
    dependentsOf: async () => [],
  },
  domain: {
    resultKind: 'domain-check',
    judge({ facts }, evaluation) {
      const domain = parseWith(domainFacts, facts);
      return { judgement: judgeDomain(domain, evaluation), times: timesOfDomain(domain), facts: domain };
    },
    dependentsOf: async () => [],
  },
};
