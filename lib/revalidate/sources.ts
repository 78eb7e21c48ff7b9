/** What each kind of record is judged by, from the facts that its last check stored. */
import type { Day } from '../calendar.ts';
import type { OnRuleError } from '../findings/evaluate.ts';
import { judgeDomain } from '../judge/domain-check.ts';
import { ledgerOf } from '../judge/kept-ledger.ts';
import { judgeServer } from '../judge/server-check.ts';
import { codesOf } from '../ledger/codes.ts';
import { getServer } from '../ledger/server-item.ts';
import type { Judgement } from '../records/result.ts';
import { storedDomain } from '../shapes/domain.ts';
import { parseWith } from '../shapes/parse.ts';
import { storedServer } from '../shapes/server.ts';
import type { DueRecord } from '../store/due-records.ts';
import type { TrackedKind } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Dependent } from '../tracking/notices.ts';
import { timesOfDomain, timesOfServer } from '../tracking/tracked-subjects.ts';
import type { Times } from '../tracking/tracking.ts';

/** The facts of a record, and how they are judged on a day. */
type ReadRecord = { facts: unknown; times: Times; judgeOn: (today: Day) => Judgement };

type Source = {
  /** Throws if the stored facts are not in order. */
  read: (record: DueRecord, onRuleError: OnRuleError) => ReadRecord;
  /** The websites that go dark if this lapses. */
  dependentsOf: (table: Table, record: DueRecord) => Promise<readonly Dependent[]>;
};

export const SOURCES: { readonly [K in TrackedKind]: Source } = {
  server: {
    read({ facts, issued }, onRuleError) {
      const server = parseWith(storedServer, facts);
      const ledger = ledgerOf({ codesIssued: { [server.id]: issued } });
      return {
        facts: server,
        times: timesOfServer(server),
        judgeOn: (today) => judgeServer(server, { today, onRuleError }, ledger),
      };
    },
    async dependentsOf(table, { tenant, id, issued }) {
      const server = issued > 0 ? await getServer(table, tenant, id) : undefined;
      const codes = server === undefined ? [] : await codesOf(table, server);
      return codes.flatMap(({ redemption }) =>
        redemption === undefined
          ? []
          : [{ tenant: redemption.tenant, redemptionId: redemption.id, domain: redemption.domain }],
      );
    },
  },
  domain: {
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
