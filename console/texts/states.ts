/** What stands where an answer will be, or will not be. */
import type { Text } from '../../lib/texts.ts';

export const STATES = {
  loading: { en: 'Loading …', 'zh-CN': '正在加载……' },
  stillLoading: { en: 'Still waiting for {what} …', 'zh-CN': '仍在等待{what}……' },
  theService: { en: 'the service', 'zh-CN': '服务响应' },
  failed: { en: 'This could not be loaded', 'zh-CN': '无法加载' },
  offline: { en: 'No connection', 'zh-CN': '网络已断开' },
  offlineHint: { en: 'It is loaded as soon as the connection is back.', 'zh-CN': '网络恢复后会自动加载。' },
  notSent: {
    en: 'No answer came. Try again: however often it is sent, it is done once.',
    'zh-CN': '未收到答复，请重试。重复发送不会重复操作。',
  },
  noAnswer: { en: 'No answer came.', 'zh-CN': '未收到答复。' },
  notDeleted: { en: 'Not deleted: {name}. {why}', 'zh-CN': '未能删除 {name}。{why}' },
  refusedByRule: { en: 'The rule behind it', 'zh-CN': '查看相关规则' },
  again: { en: 'Try again', 'zh-CN': '重试' },
  forbidden: { en: 'Your account may not see this', 'zh-CN': '当前账号无权查看' },
  forbiddenHint: {
    en: 'It needs the permission “{scope}”. With it one may {what}. Ask whoever manages your organisation’s accounts.',
    'zh-CN': '需要权限“{scope}”（{what}），请联系管理本组织账号的人员。',
  },
  crashed: { en: 'Something went wrong on this page', 'zh-CN': '页面出错了' },
  crashedHint: {
    en: 'What you typed is kept. The fault is in the console, not in your facts.',
    'zh-CN': '填写的内容已保存。问题出在控制台，与填写的内容无关。',
  },
  reload: { en: 'Reload', 'zh-CN': '重新加载' },
  requestId: { en: 'Request {id}', 'zh-CN': '请求编号 {id}' },
  close: { en: 'Close', 'zh-CN': '关闭' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  undo: { en: 'Undo', 'zh-CN': '撤销' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  copied: { en: 'Copied', 'zh-CN': '已复制' },
  notCopied: {
    en: 'The browser did not let it be copied. Select the text and copy it yourself.',
    'zh-CN': '浏览器不允许复制，请手动选择并复制文本。',
  },
  hide: { en: 'Hide', 'zh-CN': '隐藏' },
  more: { en: 'Show more', 'zh-CN': '显示更多' },
} satisfies { [name: string]: Text };
