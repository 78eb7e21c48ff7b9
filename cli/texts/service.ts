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
  notAToken: {
    en: 'the token in ICP_TOKEN has characters that no token has, such as spaces or line breaks',
    'zh-CN': 'ICP_TOKEN 中的令牌含有不允许的字符，例如空格或换行',
  },
  moved: {
    en: 'the service answered {status}: redirected to {to}; redirects are not followed. Check the address after --service',
    'zh-CN': '服务返回 {status}：重定向到 {to}；不跟随重定向。请检查 --service 的地址',
  },
  askedAgain: {
    en: 'no answer from {service} ({reason}). Trying again…',
    'zh-CN': '{service} 未应答（{reason}），正在重试…',
  },
  busy: {
    en: '{service} is busy ({reason}). Trying again in {seconds} s…',
    'zh-CN': '{service} 繁忙（{reason}），{seconds} 秒后重试…',
  },
  noAnswer: {
    en: 'no answer from {service} in {attempts} attempts ({reason}). Check the address, and whether the service is running',
    'zh-CN': '已尝试 {attempts} 次，{service} 均未应答（{reason}）。请检查地址，并确认服务正在运行',
  },
  brokenOff: {
    en: 'no answer from {service} in {attempts} attempts ({reason}). With --state FILE a later run goes on from here',
    'zh-CN': '已尝试 {attempts} 次，{service} 均未应答（{reason}）。使用 --state FILE，之后可从此处继续',
  },
  kept: {
    en: 'answers kept in {file} so far: {count}. The same command goes on from there',
    'zh-CN': '已在 {file} 中保存 {count} 项应答；再次运行同一命令即可从此处继续',
  },
  cannotAsk: {
    en: '{service} cannot be asked ({reason})',
    'zh-CN': '无法向 {service} 发送请求（{reason}）',
  },
  notAnAnswer: {
    en: '{service} answered something that is no result. Check the address after --service',
    'zh-CN': '{service} 返回的内容不是判断结果。请检查 --service 的地址',
  },
  stateNotOpened: { en: 'the state cannot be opened ({code})', 'zh-CN': '无法打开状态文件（{code}）' },
  notAState: {
    en: 'this file is no state of an earlier run; name another one',
    'zh-CN': '该文件不是以前运行留下的状态；请换一个文件',
  },
} satisfies { [name: string]: Text };
