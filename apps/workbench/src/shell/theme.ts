import { type CSSVariablesResolver, createTheme, type VariantColorsResolver } from '@mantine/core';
import type { Theme } from '#ui/theme';
import { store } from '../region/store.ts';

const outlined = { background: 'var(--surface)', hover: 'var(--sunken)', border: '1px solid var(--line-strong)' };

// Mantine keeps its geometry and takes every colour from the tokens that both apps share.
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const danger = color === 'down';
  const ink = danger ? 'var(--down)' : 'var(--brand)';
  if (variant === 'filled')
    return danger
      ? { background: 'var(--down)', hover: 'var(--down)', color: 'var(--surface)', border: '1px solid transparent' }
      : {
          background: 'var(--brand)',
          hover: 'var(--brand-hover)',
          color: 'var(--on-brand)',
          border: '1px solid transparent',
        };
  if (variant === 'subtle' || variant === 'transparent')
    return { background: 'transparent', hover: 'var(--sunken)', color: ink, border: '1px solid transparent' };
  if (variant === 'light')
    return { background: 'var(--brand-soft)', hover: 'var(--sunken)', color: ink, border: '1px solid transparent' };
  return { ...outlined, color: danger ? 'var(--down)' : 'var(--ink)' };
};

export const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 6,
  respectReducedMotion: true,
  variantColorResolver,
  focusRing: 'auto',
  // Keys belong to what is open as long as it stands there: what closes is gone at once, or the next key is lost.
  components: {
    Modal: { defaultProps: { transitionProps: { exitDuration: 0 } } },
    Popover: { defaultProps: { transitionProps: { exitDuration: 0 } } },
    // A menu that was opened has the keyboard at its first line, and gives it back.
    Menu: {
      defaultProps: { transitionProps: { exitDuration: 0 }, returnFocus: true, withInitialFocusPlaceholder: false },
    },
  },
});

const both = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--down)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-blue-filled': 'var(--brand)',
  '--mantine-primary-color-filled': 'var(--brand)',
  '--mantine-primary-color-filled-hover': 'var(--brand-hover)',
  '--mantine-primary-color-light': 'var(--brand-soft)',
  '--mantine-primary-color-light-color': 'var(--brand)',
  '--mantine-primary-color-contrast': 'var(--on-brand)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both });

const storageName = 'workbench.theme';

function firstTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageName);
    if (stored === 'light' || stored === 'dark') return stored;
  } catch {
    // Without storage the device decides each time.
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark, as chosen in this browser, else as the device is set. */
export const theme = store<Theme>(firstTheme());
document.documentElement.dataset.theme = theme.get();

export function chooseTheme(chosen: Theme): void {
  theme.set(chosen);
  document.documentElement.dataset.theme = chosen;
  try {
    localStorage.setItem(storageName, chosen);
  } catch {
    // As above.
  }
}
