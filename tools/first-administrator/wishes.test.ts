import { describe, expect, it } from 'vitest';
import { readWishes } from './wishes.ts';

describe('what the command is called with', () => {
  it('is read as it was meant', () => {
    expect(readWishes(['--name', ' Xu Lan ', '--sign-in-name', 'xu.lan', '--areas', 'East，south east'])).toMatchObject(
      {
        name: 'Xu Lan',
        login: 'xu.lan',
        areas: ['east', 'south'],
        newLink: false,
      },
    );
    expect(readWishes(['--new-link', '--sign-in-name', 'xu.lan'])).toMatchObject({ newLink: true, login: 'xu.lan' });
    expect(readWishes(['--help'])).toBeNull();
  });

  it.each([
    [['--sign-in-name', 'Xu Lan'], /small Latin letters/],
    [['--sign-in-name', '徐岚'], /small Latin letters/],
    [['--sign-in-name', 'a'.repeat(61)], /up to 60/],
    [['--name', '   '], /1 to 80 characters/],
    [['--name', 'x'.repeat(81)], /1 to 80 characters/],
    [['--areas', ', ,'], /areas are words/],
    [['--areas', 'Ostchina!'], /areas are words/],
    [['--team', ''], /1 to 60 characters/],
    [['--new-link', '--areas', 'all'], /not with --new-link/],
    [['--password', 'x'], /Unknown option/],
    [['xu.lan'], /Unexpected argument/],
  ])('%j is refused in words', (words, why) => {
    expect(() => readWishes(words)).toThrow(why);
  });
});
