/** What each kind of record is judged by, from the facts that its last check stored. */
import type { Day } from '../calendar.ts';
import { judgeDomain, judgeServer } from '../findings/domain-and-server.ts';
import type { OnRuleError } from '../findings/evaluate.ts';
import type { Judgement } from '../findings/judgement.ts';
import type { Dependent } from '../findings/notices.ts';
import { timesOfDomain, timesOfServer } from '../findings/tracked-subjects.ts';
import type { Times } from '../findings/tracking.ts';
import { parseWith } from '../parse/body.ts';
import { storedDomain } from '../parse/domain.ts';
import type { ResultKind } from '../parse/results-query.ts';
import { storedServer } from '../parse/server.ts';
import type { DueRecord } from '../store/due-records.ts';
import type { TrackedKind } from '../store/keys.ts';
import { codesOf } from '../store/ledger/codes.ts';
import { getServer } from '../store/servers.ts';
import type { Table } from '../store/table.ts';

/** The facts of a record, and how they are judged on a day. */
export type ReadRecord = { facts: unknown; times: Times; judgeOn: (today: Day) => Judgement };

export type Source = {
  resultKind: ResultKind;
  /** Throws if the stored facts are not in order. */
  read: (record: DueRecord, onRuleError: OnRuleError) => ReadRecord;
  /** The websites that go dark if this lapses. */
  dependentsOf: (table: Table, record: DueRecord) => Promise<readonly Dependent[]>;
};

export const SOURCES: { readonly [K in TrackedKind]: Source } = {
  server: {
    resultKind: 'server-check',
    read({ facts, codesIssued }, onRuleError) {
      const server = parseWith(storedServer, facts);
      return {
        facts: server,
        times: timesOfServer(server),
        judgeOn: (today) => judgeServer(server, { today, onRuleError }, codesIssued),
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
    read({ facts }, onRuleError) {
      const domain = parseWith(storedDomain, facts);
      return {
        facts: domain,
        times: timesOfDomain(domain),
        judgeOn: (today) => judgeDomain(domain, { today, onRuleError }),
      };
    },
    dependentsOf: async () => [],
  },
};
