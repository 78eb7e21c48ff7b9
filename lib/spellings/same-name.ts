/** Whether two names of persons or units are the same name, whatever their spelling. */
export function sameName(one: string, other: string): boolean {
  if (one === other || one.normalize('NFKC') === other.normalize('NFKC')) return true;
  return plainName(one) === plainName(other);
}

/**
 * A name without what spelling varies: NFKC, lower case, no spaces, and every bracket, dot and quote
 * in one form, so that `华为（深圳）有限公司` is `华为(深圳)有限公司`.
 */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[[{〔【〖〈《「『]/gu, '(')
    .replace(/[\]}〕】〗〉》」』]/gu, ')')
    .replace(/[.·•・‧∙⋅。﹒]/gu, '.')
    .replace(/["'`´‘’‚‛“”„‟′″＂＇]/gu, "'");
}
