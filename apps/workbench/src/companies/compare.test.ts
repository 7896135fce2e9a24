import { expect, it } from 'vitest';
import { differs } from './compare.ts';

it('S2.1 spelling is no difference, content is', () => {
  expect(differs('Kessler  Blechbearbeitung (Taicang) Co., Ltd', 'kessler blechbearbeitung（Taicang）Co. Ltd.')).toBe(
    false,
  );
  expect(differs('苏州华辰精密机械有限公司', '苏州华辰精密机械制造有限公司')).toBe(true);
});
