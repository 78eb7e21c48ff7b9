/** What each kind of record is judged by, from the facts that its last check stored. */
import { judgeDomain, judgeServer } from '../findings/domain-and-server.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Judgement } from '../findings/judgement.ts';
import type { Dependent } from '../findings/notices.ts';
import { timesOfDomain, timesOfServer } from '../findings/tracked-subjects.ts';
import type { Times } from '../findings/tracking.ts';
import { parseWith } from '../parse/body.ts';
import type { ResultKind } from '../parse/results-query.ts';
import { storedDomain, storedServer } from '../parse/schemas.ts';
import { codesOf } from '../store/codes.ts';
import type { DueRecord } from '../store/due-records.ts';
import type { TrackedKind } from '../store/keys.ts';
import { getServer } from '../store/servers.ts';
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
      const server = parseWith(storedServer, facts);
      return {
        judgement: judgeServer(server, evaluation, codesIssued),
        times: timesOfServer(server),
        facts: server,
      };
    },
    async dependentsOf(table, { tenant, id, codesIssued }) {
      const server = codesIssued > 0 ? await getServer(table, tenant, id) : undefined;
      const codes = server === undefined ? [] : await codesOf(table, server);
      return codes.flatMap(({ redemption }) =>
        redemption === undefined
          ? []
          : [{ tenant: redemption.tenant, redemptionId: redemption.id, domain: redemption.domain }],
      );
    },
  },
  domain: {
    resultKind: 'domain-check',
    judge({ facts }, evaluation) {
      const domain = parseWith(storedDomain, facts);
      return { judgement: judgeDomain(domain, evaluation), times: timesOfDomain(domain), facts: domain };
    },
    dependentsOf: async () => [],
  },
};
