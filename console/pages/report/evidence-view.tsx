/** What was looked up for a result, and where. */
import type { Evidence } from '../../judge/tasks.ts';
import { REPORT } from '../../texts/report.ts';
import { useSay } from '../../texts/say.ts';

/** Nothing where nothing was. */
export function EvidenceView({ evidence }: { evidence: readonly Evidence[] }) {
  const say = useSay();
  if (evidence.length === 0) return null;
  return (
    <details class="card folded">
      <summary>{say(REPORT.looked, { count: evidence.length })}</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {[REPORT.fact, REPORT.value, REPORT.from].map((heading) => (
                <th scope="col" key={heading.en}>
                  {say(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evidence.map(({ fact, subject, value, address, observedAt }) => (
              <tr key={`${fact} ${subject} ${address}`}>
                <th scope="row">
                  {subject} <code>{fact}</code>
                </th>
                <td>{typeof value === 'string' ? value : JSON.stringify(value)}</td>
                <td>
                  {address} {observedAt === undefined ? '' : say.instant(observedAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
