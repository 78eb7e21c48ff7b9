/** Where a filing stands, in the words of consoles and of people. */
import { remembered } from '../../spellings/remembered.ts';

const FILED =
  /^(?:是|yes|filed|已在[^,;(办审申]{1,12}备案|(?:已|备案已?)通过(?!.{0,6}[初复]审)|已经?(?:完成|通过)?备案|备案已?(?:成功|完成))/i;
const PROGRESS = /备案中|审核中|进行中|in.?progress/i;
const ELSEWHERE = /其他|其它|他处|别处|elsewhere|another/i;
const DENIED = /未|没|不|无|否|并非|\b(?:not|no(?!\.))\b|n't\b/i;
const WAITS = /待|接入中|pending/i;
const CANCELLED = /注销|撤销|吊销|取消|cancel|revoked|withdrawn/i;
const NOT_CONNECTED =
  /(?:^|[^无不毋免是非])(?:未|没有?|待|需要?)(?:在[^,;(]{1,12}|新增|办理|完成|进行|做)?接入(?!商|服务商)|not (?:yet )?connected/i;

/** What leaves no state certain: it was refused, is being changed or ended, or was ended and begun anew. */
const UNSURE: readonly RegExp[] = [
  /驳回|退回|打回|拒绝|失败|reject|refus|fail|denied|returned/i,
  /变更.{0,6}中/,
  /(?:[未没不无待拟将需]|准备|计划|申请|正在)(?:有|要|被|办理|完成)?(?:注销|撤销|吊销|取消)|(?:注销|撤销|吊销|取消).{0,6}(?:[中未不]|重新|恢复)/,
  /(?:not|pending|being|to be) (?:yet )?(?:cancel|revoked|withdrawn)/i,
  /(?:非|不是|没有)未/,
];

/** The first that fits tells. A text that no one fits may be any: refused in a first application, or in a change of a filing. */
const STATUSES: readonly [RegExp, string | undefined][] = [
  [PROGRESS, 'in-progress'],
  [
    /^(?:(?:待|等待)(?:服务商|接入商|平台|省?管局|通管局|省?通信管理局)?(?:初审|复审|终审|审核|审批|受理|核验|短信核验|短信验证)|(?:服务商|接入商|平台|省?管局|通管局|省?通信管理局)?(?:初审|复审|终审|审批|受理|核验|短信核验|短信验证|办理|处理|申请|提交)中|初审已?通过|已通过初审|短信(?:核验|验证)|已(?:提交|报送|上报|受理)(?:管局|审核|备案|申请|备案申请)?|申请备案|under review|reviewing|pending|submitted|processing)$/i,
    'in-progress',
  ],
  [/^(?:无(?!法)|暂无|否|没有)|未(?:完成|办理|进行)?备案|已注销|^注销|^(?:no|not|none|unfiled)\b/i, 'none'],
  [
    /^(?:(?:待|需要?|应|拟|准备|计划|尚需|没|没有|还没)备案|(?:不需要?|不用|不必|无需|免)(?:备案)?|已?掉备案|备案(?:已|被)?(?:取消|注销|撤销|吊销)|(?:已|被)?(?:取消|注销|撤销|吊销)备案|[×✗✘✕❌x]|n|false)$/i,
    'none',
  ],
  [ELSEWHERE, 'filed-elsewhere'],
  [/^已在.{1,12}备案/, undefined],
  [FILED, 'filed'],
  [
    /^(?:[√✓✔☑✅]|有|有备案|对|y|true|已接入|接入成功|接入备案(?:已?(?:成功|通过|完成))|已?(?:完成|通过)|已(?:有|做|办理?)(?:过|好|了)?备案|备案(?:了|过了|完毕|审核通过)|(?:省?管局|通管局|省?通信管理局)(?:已|审核|已审核)?通过)$/i,
    'filed',
  ],
];

/** Where a filing stands; undefined where it is not certain. */
export const asFilingStatus = remembered((text: string): string | undefined => {
  const said = text.normalize('NFKC').trim();
  const says = (words: RegExp) => words.test(said);
  if (UNSURE.some(says)) return undefined;
  if (says(FILED)) {
    // What was cancelled may be the access alone.
    if (says(CANCELLED)) return /接入|access/i.test(said) ? undefined : 'none';
    if (says(NOT_CONNECTED)) return 'filed-elsewhere';
    if (says(PROGRESS) || says(WAITS)) return undefined;
  }
  if ([FILED, PROGRESS, ELSEWHERE].some(says) && says(DENIED)) return undefined;
  return STATUSES.find(([words]) => says(words))?.[1];
});
