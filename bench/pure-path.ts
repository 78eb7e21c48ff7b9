/** From the body's text to the answer's text, without token, table and HTTP, against parsing and serialising the body: in processor time. */
import { judgeDomain } from '../lib/judge/domain-check.ts';
import type { Result } from '../lib/records/result.ts';
import { renderResult } from '../lib/respond/result.ts';
import { CATALOGUE_HASH } from '../lib/rules/catalogue-hash.ts';
import { domainCheck } from '../lib/shapes/domain.ts';
import { parseWith } from '../lib/shapes/parse.ts';
import { processorTimeInTurn, type Row } from './timing.ts';

const BODY = JSON.stringify({
  name: 'https://WWW.HaitangJiaju.cn/',
  registrar: { name: '阿里云计算有限公司', ianaId: 1599 },
  registrant: { name: '海棠家具(深圳)有限公司' },
  realName: { verified: true, verifiedOn: '2026-03-02' },
  expiresOn: '2028-03-01',
  statuses: ['clientTransferProhibited', 'clientDeleteProhibited'],
  resolves: false,
  entity: {
    kind: 'enterprise',
    name: '海棠家具（深圳）有限公司',
    certificate: { kind: 'unified-social-credit-code', number: '91440300MA5EXAMP0C' },
    province: 'CN-GD',
  },
  asOf: '2026-11-23',
});
const evaluation = { today: '2026-11-23', onRuleError: () => undefined };

export async function purePath(): Promise<Row[]> {
  const parsed: unknown = JSON.parse(BODY);
  const request = parseWith(domainCheck, parsed);
  const judgement = judgeDomain(request, evaluation);
  const result: Result = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    subject: request.name,
    ...judgement,
    catalogue: CATALOGUE_HASH,
    evaluatedAt: '2026-11-23T00:00:00.000Z',
    asOf: '2026-11-23',
    request,
  };
  const rendered = renderResult(result, 'en');
  const whole = () => {
    const checked = parseWith(domainCheck, JSON.parse(BODY));
    return JSON.stringify(
      renderResult({ ...result, ...judgeDomain(checked, evaluation), request: checked }, 'en'),
    );
  };
  const [ours = 0, floor = 0, parse = 0, validate = 0, judge = 0, render = 0, serialise = 0] =
    processorTimeInTurn(
      [
        whole,
        () => JSON.stringify(JSON.parse(BODY)),
        () => JSON.parse(BODY),
        () => parseWith(domainCheck, parsed),
        () => judgeDomain(request, evaluation),
        () => renderResult(result, 'en'),
        () => JSON.stringify(rendered),
      ],
      { rounds: 30, calls: 4000 },
    );
  const us = (value: number) => `${value.toFixed(2)} us`;
  const ratio = ours / floor;
  const stages = `parse ${us(parse)}, validate ${us(validate)}, judge ${us(judge)}, render ${us(render)}, serialise ${us(serialise)}`;
  console.log(`pure path, ${BODY.length} characters in, ${JSON.stringify(rendered).length} out: ${stages}\n`);
  return [
    {
      name: 'parse, validate, domain rules, serialise',
      ours: us(ours),
      floor: us(floor),
      ratio,
      aim: '<= 4 x JSON.parse + JSON.stringify',
      met: ratio <= 4,
    },
  ];
}
