/** What is said of a service that requests are sent to. */
import type { Text } from '../../lib/texts.ts';

export const SERVICE = {
  noToken: {
    en: '--service needs a token in the environment variable ICP_TOKEN',
    'zh-CN': '--service 需要在环境变量 ICP_TOKEN 中提供令牌',
  },
  refused: {
    en: 'the service answered {status}: {title}. {detail}',
    'zh-CN': '服务返回 {status}：{title}。{detail}',
  },
  noAnswer: {
    en: 'the service gave no answer in {attempts} attempts ({reason}). With --state FILE a later run goes on from here.',
    'zh-CN': '服务在 {attempts} 次尝试内未应答（{reason}）。使用 --state FILE，之后可从此处继续。',
  },
  notAnAnswer: {
    en: 'the service answered something that is no result',
    'zh-CN': '服务返回的内容不是判断结果',
  },
  stateNotOpened: { en: 'the state cannot be opened ({code})', 'zh-CN': '无法打开状态文件（{code}）' },
  notAState: {
    en: 'this file is no state of an earlier run; name another one',
    'zh-CN': '该文件不是以前运行留下的状态；请换一个文件',
  },
} satisfies { [name: string]: Text };
