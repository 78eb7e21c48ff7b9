import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import statuses from '../../lib/policy/domain-statuses.json' with { type: 'json' };
import { readStatuses } from '../../lib/spellings/domain-statuses.ts';

const names = (...texts: string[]) => readStatuses(texts).known.map(({ name }) => name);

describe('readStatuses', () => {
  it.each([
    ['clientHold', ['clientHold']],
    ['CLIENT HOLD', ['clientHold']],
    ['clientHold https://icann.org/epp#clientHold', ['clientHold']],
    ['serverHold (https://www.icann.org/epp#serverHold)', ['serverHold']],
    ['https://icann.org/epp#clientHold', ['clientHold']],
    ['https://icann.org/epp#OK', ['ok']],
    ['clientTransferProhibited,clientHold', ['clientTransferProhibited', 'clientHold']],
    ['Active, clientHold', ['active', 'clientHold']],
    ['clientDeleteProhibited clientHold serverHold', ['clientDeleteProhibited', 'clientHold', 'serverHold']],
    ['client hold client transfer prohibited', ['clientHold', 'clientTransferProhibited']],
    ['clientHold\nserverHold', ['clientHold', 'serverHold']],
    ['clientHold+serverHold', ['clientHold', 'serverHold']],
    ['ok & clientHold', ['ok', 'clientHold']],
    ['clientHold and serverHold', ['clientHold', 'serverHold']],
    ['clientHold; serverHold | inactive', ['clientHold', 'serverHold', 'inactive']],
    ['正常、注册商设置禁止转移', ['ok', 'clientTransferProhibited']],
    ['ok - Normal state.', ['ok']],
    ['ok (registered and available)', ['ok']],
    ['serverHold (abuse)', ['serverHold']],
    ['clientHold（注册商暂停解析）', ['clientHold']],
    ['注册商设置暂停解析(clientHold)', ['clientHold']],
    ['Domain Status: clientHold', ['clientHold']],
    ['域名状态：注册局设置暂停解析', ['serverHold']],
    ['REGISTERED, DELEGATED, VERIFIED', ['ok', 'validated']],
    ['ok https://icann.org/epp#serverHold', ['ok', 'serverHold']],
    ['PENDING DELETE SCHEDULED FOR RELEASE', ['pendingDelete']],
    ['註冊商設置暫停解析', ['clientHold']],
    ['域名狀態：註冊局設置暫停解析', ['serverHold']],
    ['待刪除、已過期', ['pendingDelete', 'expired']],
    ['域名未实名认证', ['pendingVerification']],
    ['实名审核未通过', ['verificationFailed']],
    ['域名已冻结', ['hold']],
    ['续费宽限期', ['autoRenewPeriod']],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(readStatuses([text]).unlisted).toEqual([]);
  });

  it.each([
    'not clientHold',
    'no hold',
    'clientHoldserverHold',
    '-',
    '—',
    'none',
    'https://icann.org/epp',
    '???',
  ])('%j is listed nowhere, and kept', (text) =>
    expect(readStatuses([text])).toEqual({ known: [], unlisted: [text] }),
  );

  it('reads a hold behind any number of explanations, and says what it did not read', () => {
    const long = `clientHold - ${'because of what the registrar wrote about it '.repeat(200)}`;
    const { known, unlisted } = readStatuses([long]);
    expect(known.map(({ name }) => name)).toEqual(['clientHold']);
    expect(unlisted).toHaveLength(1);
  });

  it('finds every status of a list, however it is joined', () => {
    const spelled = statuses.items.flatMap(({ epp, rdap }) => [rdap, ...(epp === undefined ? [] : [epp])]);
    const one = fc.constantFrom(...spelled);
    const joint = fc.constantFrom(',', ', ', '; ', '\n', ' | ', '、', ' / ', ' - ');
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), joint, (given, between) => {
        const { known, unlisted } = readStatuses([given.join(between)]);
        expect(unlisted).toEqual([]);
        expect(new Set(known.map(({ name }) => name))).toEqual(new Set(names(...given)));
      }),
    );
  });

  it('never throws, drops no text without a word, and takes time that grows with the length alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const { known, unlisted } = readStatuses([text]);
        expect(known.length + unlisted.length).toBeGreaterThan(0);
      }),
    );
    for (const piece of ['a ', ',', '(', 'https://', '#a', ' - ', 'hold ', '状态：'])
      readStatuses([piece.repeat(60_000)]);
  });
});
