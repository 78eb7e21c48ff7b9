import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { compareHolder } from '../../spellings/holder.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'domain/registrant-matches-entity',
  subject: 'domain',
  constraints: ['domain-registrant'],
  severity: 'error',
  needs: ['domain.registrant', 'entity.name'],
  mayRead: ['entity.kind', 'entity.province'],
  title: { en: 'The domain name registrant is the filing entity', 'zh-CN': '域名持有者与备案主体一致' },
  fix: {
    en: 'Transfer the domain name to the filing entity, or file as its registrant.',
    'zh-CN': '请将域名过户给备案主体，或以域名持有者作为主体备案。',
  },
  messages: {
    pass: {
      en: 'The registrant and the filing entity have the same name.',
      'zh-CN': '域名持有者与备案主体名称一致。',
    },
    fail: {
      en: 'The domain name is registered to “{registrant}”, but the filing is for “{entity}”.',
      'zh-CN': '域名持有者为“{registrant}”，备案主体为“{entity}”。',
    },
    'of-a-unit': {
      en: 'The domain name is registered to “{registrant}”, but the filing is for “{entity}”. Sources disagree: the constraints page requires the organization itself; most provinces reportedly also accept its legal representative, but Ningxia, Jilin and Tibet do not.',
      'zh-CN':
        '域名持有者为“{registrant}”，备案主体为“{entity}”。各来源说法不一：约束页要求持有者为单位本身；据称多数省份也接受法定代表人，宁夏、吉林、西藏不接受。',
    },
    masked: {
      en: 'The registry does not show the holder (“{registrant}”). The registrar’s console and the certificate of the domain name do.',
      'zh-CN': '注册信息未显示持有者（“{registrant}”），请以注册商控制台或域名证书为准。',
    },
    traditional: {
      en: 'The domain is registered to “{registrant}”, the filing is for “{entity}”: one in traditional, one in simplified characters. Have the registrar write the holder as on the certificate.',
      'zh-CN':
        '域名持有者为“{registrant}”，备案主体为“{entity}”，仅繁简体不同。请在注册商处按证件修改持有者名称。',
    },
    dots: {
      en: 'The domain is registered to “{registrant}”, the filing is for “{entity}”: they differ in a dot alone. Have the registrar write the holder as on the certificate.',
      'zh-CN':
        '域名持有者为“{registrant}”，备案主体为“{entity}”，仅间隔号不同。请在注册商处按证件修改持有者名称。',
    },
    pinyin: {
      en: 'The domain is registered to “{registrant}”, which is “{entity}” in pinyin. Whether that is the holder on the certificate of the domain name, and is accepted, is not known; Beijing accepts full pinyin.',
      'zh-CN':
        '域名持有者“{registrant}”为“{entity}”的拼音。域名证书上的持有者是否如此、是否被接受尚不确定；北京接受拼音全称。',
    },
    'pinyin-accepted': {
      en: 'The domain is registered to “{registrant}”, which is “{entity}” in pinyin; {province} accepts that. Source: {document}{note}.',
      'zh-CN': '域名持有者“{registrant}”为“{entity}”的拼音，{province}接受。来源：{document}{note}。',
    },
    'other-script': {
      en: 'The domain is registered to “{registrant}”, the filing is for “{entity}”. The names are in different scripts; whether they are the same holder cannot be told from them. See the certificate of the domain name.',
      'zh-CN':
        '域名持有者为“{registrant}”，备案主体为“{entity}”。两者文字不同，无法据此判断是否为同一持有者，请核对域名证书。',
    },
  },
  check({ 'domain.registrant': registrant, 'entity.name': entity, ...known }) {
    const match = compareHolder(registrant, entity);
    if (match === 'same') return pass();
    const data = { registrant, entity };
    if (match === 'different') {
      const kind = known['entity.kind'];
      return kind === undefined || kind === 'individual' ? fail(data) : fail(data, 'of-a-unit');
    }
    const accepted =
      match === 'pinyin' ? provinceRule(known['entity.province'], 'holderInPinyin') : undefined;
    if (accepted !== undefined) return pass({ ...data, ...groundsData(accepted) }, 'pinyin-accepted');
    return unknown(match, data, ['domain.registrant']);
  },
});
